package dev.wafer.data.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.store.TrialLedger.Holdout;
import dev.wafer.data.io.store.TrialLedger.Opening;
import dev.wafer.data.io.store.Trials.Counts;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.simulate.Scenario;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger knows of trials and of reserved data, whatever happens to its file. */
class TrialLedgerTest {
    private static final MarketData DATA = Scenario.BAD_PRINT.market();
    private static final double ROUNDING = 1e-8;                     // Sharpe ratios and their squares are kept to 2^-30

    private static final int DAYS = 60;

    @TempDir
    private Path folder = Path.of("");

    private static Trials trials(long... keys) {
        Trials trials = new Trials(keys.length, 0, DAYS);
        for (long key : keys) {
            trials.add(key, key < 0 ? OptionalDouble.empty() : OptionalDouble.of(key / 100.0));
        }
        return trials;
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void a_configuration_counts_once_whoever_runs_it() {
        TrialLedger.in(folder).add(DATA, trials(1, 2, 3, -7));

        Counts counts = TrialLedger.in(folder).add(DATA, trials(3, 4, 0));

        assertThat(counts.configurations()).isEqualTo(6);
        assertThat(counts.all().measured()).isEqualTo(5);                  // -7 has no Sharpe ratio
        assertThat(counts.all().variance().orElseThrow()).isEqualTo(0.00025, within(ROUNDING));   // of 0, 1, 2, 3, 4 hundredths: 2.5 / 10,000
        assertThat(TrialLedger.in(folder).book(DATA).orElseThrow().counts()).isEqualTo(counts);
    }

    @Test
    void a_sharpe_ratio_that_comes_later_counts_and_the_configuration_does_not_again() {
        Trials walked = new Trials(1, 0, DAYS);
        walked.add(4, OptionalDouble.empty());
        TrialLedger.in(folder).add(DATA, walked);
        TrialLedger.in(folder).add(DATA, trials(2, 4));

        Counts again = TrialLedger.in(folder).add(DATA, trials(4));

        assertThat(again.configurations()).isEqualTo(2);
        assertThat(again.all().measured()).isEqualTo(2);
        assertThat(again.all().variance().orElseThrow()).isEqualTo(0.0002, within(ROUNDING));      // of 2 and 4 hundredths
    }

    @Test
    void the_order_of_trials_changes_no_bit() {
        long[] keys = IntStream.range(1, 1_000).mapToLong(key -> 1 + key * 7_919L % 1_000).toArray();
        long[] sorted = Arrays.stream(keys).sorted().toArray();

        assertThat(trials(keys).counts()).isEqualTo(trials(sorted).counts());
    }

    @Test
    void other_data_has_its_own_count() {
        TrialLedger ledger = TrialLedger.in(folder);
        ledger.add(DATA, trials(1, 2, 3));

        assertThat(ledger.add(DATA.before(DATA.clockMs()[100]), trials(1)).configurations()).isEqualTo(1);
        assertThat(ledger.books()).hasSize(2);
    }

    @Test
    void a_part_that_was_told_of_counts_as_the_whole() {
        TrialLedger ledger = TrialLedger.in(folder);
        MarketData part = DATA.before(DATA.clockMs()[100]);
        ledger.add(DATA, trials(1, 2));

        ledger.remember(part, ledger.keyOf(DATA));

        assertThat(ledger.add(part, trials(3)).configurations()).isEqualTo(3);
    }

    @Test
    void a_torn_end_is_dropped_and_what_comes_later_is_kept() throws IOException {
        TrialLedger.in(folder).add(DATA, trials(1, 2, 3));
        byte[] whole = Files.readAllBytes(file());
        TrialLedger.in(folder).add(DATA, trials(4, 5));
        byte[] both = Files.readAllBytes(file());
        for (int length = whole.length; length < both.length; length++) {
            Files.write(file(), Arrays.copyOf(both, length));

            assertThat(TrialLedger.in(folder).book(DATA).orElseThrow().counts().configurations()).isEqualTo(3);
            assertThat(TrialLedger.in(folder).add(DATA, trials(9)).configurations()).isEqualTo(4);
            assertThat(TrialLedger.in(folder).book(DATA).orElseThrow().counts().configurations()).isEqualTo(4);
        }
    }

    @Test
    void a_file_that_was_only_begun_is_begun_again() throws IOException {
        TrialLedger.in(folder).reserve(DATA, new Holdout(1, 5_000));
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < headBytes(whole); length++) {
            Files.write(file(), Arrays.copyOf(whole, length));

            assertThat(TrialLedger.in(folder).book(DATA)).isEmpty();
            assertThat(TrialLedger.in(folder).add(DATA, trials(2, 3)).configurations()).isEqualTo(2);
        }
    }

    /** A frame is a length, a checksum and as many bytes. */
    private static int headBytes(byte[] ledger) {
        return 2 * Integer.BYTES + ByteBuffer.wrap(ledger).getInt();
    }

    @Test
    void wherever_one_byte_is_damaged_the_file_is_refused_and_left_as_it_is() throws IOException {
        TrialLedger.in(folder).add(DATA, trials(1, 2, 3));
        TrialLedger.in(folder).reserve(DATA, new Holdout(1, 5_000));
        TrialLedger.in(folder).add(DATA, trials(4));
        byte[] whole = Files.readAllBytes(file());
        for (int place = 0; place < whole.length; place++) {
            for (int flip : new int[] {1, 0x10, 0x80, 0xff}) {
                byte[] damaged = whole.clone();
                damaged[place] ^= (byte) flip;
                Files.write(file(), damaged);

                assertRefused(damaged);
            }
        }
    }

    private void assertRefused(byte[] content) throws IOException {
        Path file = file();
        assertThatThrownBy(() -> TrialLedger.in(folder).book(DATA)).isInstanceOf(BadInputException.class).hasMessageStartingWith(file + ": found ")
                .hasMessageContaining("restore the file from a copy");
        assertThatThrownBy(() -> TrialLedger.in(folder).add(DATA, trials(9))).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> TrialLedger.in(folder).reserve(DATA, new Holdout(1, 2))).isInstanceOf(BadInputException.class);
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void a_length_that_is_damaged_as_a_whole_does_not_hide_what_follows() throws IOException {
        TrialLedger.in(folder).add(DATA, trials(1, 2, 3));
        byte[] before = Files.readAllBytes(file());
        TrialLedger.in(folder).add(DATA, trials(4, 5));
        TrialLedger.in(folder).reserve(DATA, new Holdout(1, 5_000));
        byte[] damaged = Files.readAllBytes(file());
        ByteBuffer.wrap(damaged).putInt(before.length, 0x01234567);
        Files.write(file(), damaged);

        assertRefused(damaged);
    }

    @Test
    void somebody_elses_file_is_left_alone() throws IOException {
        TrialLedger.in(folder).add(DATA, trials(1));
        String letter = "Dear ledger, ".repeat(1_000);
        for (byte[] content : List.of(letter.getBytes(StandardCharsets.UTF_8), "Dear".getBytes(StandardCharsets.UTF_8), new byte[] {7},
                ByteBuffer.allocate(100).putInt(0, 200).put(8, (byte) 'H').array(), new byte[5_000])) {
            Files.write(file(), content);

            assertRefused(content);
        }
    }

    @Test
    void several_at_once_lose_nothing() {
        List<TrialLedger> ledgers = IntStream.range(0, 8).mapToObj(_ -> TrialLedger.in(folder)).toList();

        IntStream.range(0, 64).parallel().forEach(round -> ledgers.get(round % 8).add(DATA, trials(round, 1_000 + round / 2)));

        assertThat(TrialLedger.in(folder).book(DATA).orElseThrow().counts().configurations()).isEqualTo(64 + 32);
    }

    @Test
    void a_hundred_thousand_take_16_bytes_each() throws IOException {
        Trials many = new Trials(100_000, 0, DAYS);
        IntStream.range(0, 100_000).forEach(key -> many.add(key * 0x9e3779b97f4a7c15L, OptionalDouble.of(0.01)));

        TrialLedger.in(folder).add(DATA, many);

        assertThat(TrialLedger.in(folder).add(DATA, many).configurations()).isEqualTo(100_000);
        assertThat(Files.size(file())).isBetween(1_600_000L, 1_600_400L);
    }

    @Test
    void of_very_many_the_sums_are_kept_and_count_once_together() throws IOException {
        Trials many = new Trials(Trials.MOST_BY_KEY + 1, 77, DAYS);
        IntStream.range(0, 5).forEach(key -> many.add(key, OptionalDouble.of(key / 100.0)));

        TrialLedger.in(folder).add(DATA, many);
        Counts counts = TrialLedger.in(folder).add(DATA, many);

        assertThat(counts.configurations()).isEqualTo(5);
        assertThat(counts.all().variance().orElseThrow()).isEqualTo(0.00025, within(ROUNDING));
    }

    @Test
    void a_holdout_opens_once_and_says_for_what() {
        Opening first = new Opening(1_000, "sma-cross fast=5", "the last test"), second = new Opening(2_000, "sma-cross fast=6", "once more");
        TrialLedger.in(folder).reserve(DATA, new Holdout(500, 5_000));

        assertThat(TrialLedger.in(folder).open(DATA, first)).isTrue();
        assertThat(TrialLedger.in(folder).open(DATA, second)).isFalse();
        assertThat(TrialLedger.in(folder).book(DATA).orElseThrow().openings()).containsExactly(first);
    }

    @Test
    void a_holdout_grows_and_never_shrinks() {
        TrialLedger ledger = TrialLedger.in(folder);
        ledger.reserve(DATA, new Holdout(1, 5_000));

        assertThat(ledger.reserve(DATA, new Holdout(2, 9_000))).isEqualTo(new Holdout(1, 5_000));
        assertThat(ledger.reserve(DATA, new Holdout(3, 4_000))).isEqualTo(new Holdout(3, 4_000));
    }

    @Test
    void without_a_ledger_only_what_is_run_counts() {
        TrialLedger.none().add(DATA, trials(1, 2));

        assertThat(TrialLedger.none().add(DATA, trials(3)).configurations()).isEqualTo(1);
        assertThat(TrialLedger.none().book(DATA)).isEmpty();
        assertThat(TrialLedger.none().books()).isEmpty();
    }

    @Test
    void the_folder_is_the_one_that_was_asked_for() {
        assertThat(TrialLedger.ofUser(Map.of("WAFER_LEDGER", "off"), "/people/one").folder()).isEmpty();
        assertThat(TrialLedger.ofUser(Map.of("WAFER_LEDGER", "/some/where", "XDG_DATA_HOME", "/data"), "/people/one").folder()).contains(Path.of("/some/where"));
        assertThat(TrialLedger.ofUser(Map.of("XDG_DATA_HOME", "/data"), "/people/one").folder()).contains(Path.of("/data/wafer/ledger"));
        assertThat(TrialLedger.ofUser(Map.of("XDG_DATA_HOME", "relative", "WAFER_LEDGER", " "), "/people/one").folder())
                .contains(Path.of("/people/one/.local/share/wafer/ledger"));
    }

    @Test
    void one_configuration_has_no_variance() {
        assertThat(trials(1).counts().all().variance()).isEmpty();
        assertThat(trials(1, -2).counts().all().variance()).isEmpty();
    }

    @Test
    void sharpe_ratios_stand_together_with_those_over_as_many_days() {
        Trials longer = new Trials(2, 0, 365);
        longer.add(11, OptionalDouble.of(0.05));
        longer.add(12, OptionalDouble.of(0.07));
        TrialLedger.in(folder).add(DATA, longer);

        TrialLedger.in(folder).add(DATA, trials(1, 3));

        Counts counts = TrialLedger.in(folder).book(DATA).orElseThrow().counts();
        assertThat(counts.byDays().keySet()).containsExactly(DAYS, 365);
        assertThat(counts.byDays().values()).allSatisfy(spread -> assertThat(spread.variance().orElseThrow()).isEqualTo(0.0002, within(ROUNDING)));
    }

    @Test
    void a_ledger_from_before_days_were_kept_is_read_on() throws IOException {
        TrialLedger.in(folder).add(DATA, trials(5));
        byte[] whole = Files.readAllBytes(file());
        ByteBuffer configurations = ByteBuffer.allocate(1 + 2 * 2 * Long.BYTES).put((byte) 'C').putLong(1).putDouble(0.01).putLong(2).putDouble(0.03);
        ByteBuffer together = ByteBuffer.allocate(1 + 5 * Long.BYTES).put((byte) 'T').putLong(99).putLong(40).putLong(3).putDouble(0.0625).putDouble(0.03125);
        try (OutputStream old = Files.newOutputStream(file())) {
            old.write(whole, 0, headBytes(whole));
            old.write(Frames.frame(configurations.array()).array());
            old.write(Frames.frame(together.array()).array());
        }

        Counts counts = TrialLedger.in(folder).add(DATA, trials(2, 4));

        assertThat(counts.configurations()).isEqualTo(43);                                // 2 and 40 of old, 4; 2 was there
        assertThat(counts.byDays().keySet()).containsExactly(Trials.UNKNOWN_DAYS, DAYS);
        assertThat(counts.byDays()).hasEntrySatisfying(Trials.UNKNOWN_DAYS, group -> assertThat(group.measured()).isEqualTo(5));
        assertThat(TrialLedger.in(folder).book(DATA).orElseThrow().counts()).isEqualTo(counts);
    }
}
