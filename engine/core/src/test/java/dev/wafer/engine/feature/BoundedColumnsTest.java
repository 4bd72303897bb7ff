package dev.wafer.engine.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.data.simulate.SimulatedMarket;
import dev.wafer.engine.run.TestMarket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Room for three columns of a hundred rows. */
class BoundedColumnsTest {
    private static final int ROWS = 100;
    /** Values, least and greatest of a block and a half, and what lies beside them. */
    private static final long COLUMN_BYTES = (ROWS + 1) * 8L + 3 * 8 + 512;

    private final ColumnCache clock = new ColumnCache(SimulatedMarket.randomWalk(1, ROWS, TestMarket.HOUR_MS));
    private final BoundedColumns columns = new BoundedColumns(3 * COLUMN_BYTES);
    private final AtomicInteger computed = new AtomicInteger();

    private Supplier<ColumnData> compute(double value) {
        return () -> {
            computed.incrementAndGet();
            return ColumnData.computed(clock.clock(), slot -> value);
        };
    }

    private void ask(String... keys) {
        for (String key : keys) {
            assertThat(columns.get(key, compute(key.charAt(0))).values()[1]).isEqualTo(key.charAt(0));
        }
    }

    @Test
    void a_column_is_computed_once_while_there_is_room() {
        ask("a", "b", "c", "a", "b", "c");

        assertThat(computed.get()).isEqualTo(3);
        assertThat(columns.bytes()).isEqualTo(3 * COLUMN_BYTES);
    }

    @Test
    void the_one_asked_for_least_recently_goes_first() {
        ask("a", "b", "c", "a", "d");
        assertThat(computed.get()).isEqualTo(4);
        ask("a", "c", "d");
        assertThat(computed.get()).isEqualTo(4);
        ask("b");

        assertThat(computed.get()).isEqualTo(5);
        assertThat(columns.bytes()).isEqualTo(3 * COLUMN_BYTES);
    }

    @Test
    void a_column_larger_than_the_room_is_given_out_all_the_same() {
        BoundedColumns tiny = new BoundedColumns(10);

        assertThat(tiny.get("a", compute(7)).values()[5]).isEqualTo(7);
        assertThat(tiny.get("b", compute(8)).values()[5]).isEqualTo(8);
        assertThat(tiny.bytes()).isEqualTo(COLUMN_BYTES);
    }

    @Test
    void threads_that_ask_together_get_the_same_object() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<ColumnData>> asks = IntStream.range(0, 64).<Callable<ColumnData>>mapToObj(i -> () -> columns.get("k" + i % 2, compute(i % 2))).toList();
            List<ColumnData> got = threads.invokeAll(asks).stream().map(Future::resultNow).toList();

            assertThat(got.stream().distinct().count()).isEqualTo(2);
            assertThat(computed.get()).isEqualTo(2);
        }
    }
}
