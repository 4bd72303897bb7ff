package dev.wafer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class SignaturesTest {
    private static final String HERE = "dev.wafer.api.SignaturesTest$";

    @Test
    void a_type_is_told_with_its_parents_and_its_members_that_other_packages_see() {
        assertThat(Signatures.of(Sample.class)).containsExactlyInAnyOrder(
                "public abstract static class " + HERE + "Sample<T extends java.lang.Number> of " + HERE + "Hidden, java.util.function.Supplier<T>",
                "protected " + HERE + "Sample(int)",
                "protected java.lang.String " + HERE + "Sample.name",
                "public abstract java.util.List<T> " + HERE + "Sample.all(T[]) throws java.io.IOException",
                "public long " + HERE + "Hidden.timeMs() (in " + HERE + "Sample)");
    }

    @Test
    void the_components_of_a_record_are_told_in_their_order() {
        assertThat(Signatures.of(Pair.class)).contains("public static final record " + HERE + "Pair(int left, int right) of java.lang.Record");
    }

    @Test
    void what_other_packages_cannot_name_is_not_open() {
        assertThat(Signatures.isOpen(Hidden.class)).isFalse();
        assertThat(Signatures.isOpen(StrategySpec.class)).isTrue();
    }

    static class Hidden {
        public long timeMs() {
            return 0;
        }
    }

    /** One member of each kind, and some that no other package sees. */
    public abstract static class Sample<T extends Number> extends Hidden implements Supplier<T> {
        protected String name = "";
        final int hidden;

        protected Sample(int hidden) {
            this.hidden = hidden;
        }

        public abstract List<T> all(T[] values) throws IOException;
    }

    /** Two components of one type, which nobody may swap. */
    public record Pair(int left, int right) {}
}
