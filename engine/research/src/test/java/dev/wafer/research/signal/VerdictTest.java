package dev.wafer.research.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A market that follows its last bar a little (0.12) and its open interest a little (0.10), 3,000 hours; 200 seeds. Signals said to use open interest: two
 * functions of price alone, one of price and of open interest that says nothing, one of a past return no control knows, one of open interest that
 * foretells, one of open interest that does not.
 */
class VerdictTest {
    private static final int SEEDS = 200;
    private static final int ROWS = 3_000;
    private static final double FOLLOWS = 0.12;
    private static final double FORETELLS = 0.10;
    private static final List<Integer> SHIFTS = Rotations.of(ROWS, 24, 39);
    private static final Map<String, Map<Verdict, Integer>> COUNTS = new LinkedHashMap<>();

    private static final String PAST_RETURN = "past return";
    private static final String SIGN = "sign of past return";
    private static final String MIXED = "past return and idle open interest";
    private static final String HIDDEN = "past return no control knows";
    private static final String FORETELLING = "open interest that foretells";
    private static final String IDLE = "idle open interest";

    @BeforeAll
    static void study() {
        for (int seed = 0; seed < SEEDS; seed++) {
            History market = new History(seed);
            List<SignalPanel.Signal> signals = List.of(PAST_RETURN, SIGN, MIXED, HIDDEN, FORETELLING, IDLE).stream()
                    .map(name -> Market.signal(name, market.values(name, 0)))
                    .toList();
            SignalPanel panel = Market.panel(List.of(Market.scaled(market.returns, 0.01)), signals, List.of());
            PlaceboSource placebo = (signal, shift) -> new double[][] {market.values(signals.get(signal).name(), shift)};
            StudyResult result = SignalStudy.run(panel, placebo, Market.settings(List.of(1, 4), SHIFTS, seed));
            for (SignalPanel.Signal signal : signals) {
                COUNTS.computeIfAbsent(signal.name(), name -> new EnumMap<>(Verdict.class)).merge(result.verdict(signal.name()), 1, Integer::sum);
            }
        }
    }

    private static double share(String signal, Verdict verdict) {
        return COUNTS.getOrDefault(signal, Map.of()).getOrDefault(verdict, 0) / (double) SEEDS;
    }

    @Test
    void a_function_of_past_price_is_no_better_than_price_in_at_least_90_of_100_seeds() {
        assertThat(share(PAST_RETURN, Verdict.NO_BETTER_THAN_PRICE)).isGreaterThanOrEqualTo(0.90);
        assertThat(share(SIGN, Verdict.NO_BETTER_THAN_PRICE)).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void a_function_of_past_price_that_no_control_knows_is_found_out_by_rotated_open_interest() {
        assertThat(share(HIDDEN, Verdict.NO_BETTER_THAN_PRICE)).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void price_mixed_with_idle_open_interest_adds_in_at_most_5_of_100_seeds() {
        assertThat(share(MIXED, Verdict.ADDS)).isLessThanOrEqualTo(0.05);
        assertThat(share(MIXED, Verdict.NO_BETTER_THAN_PRICE)).isGreaterThanOrEqualTo(0.75);
    }

    @Test
    void open_interest_that_foretells_adds_in_most_seeds() {
        assertThat(share(FORETELLING, Verdict.ADDS)).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void of_idle_open_interest_one_cannot_tell() {
        assertThat(share(IDLE, Verdict.CANNOT_TELL)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void ninety_nine_days_see_nothing_below_a_coefficient_of_about_0_28_and_mostly_one_cannot_tell() {
        int days = 100;
        int cannotTell = 0;
        double smallestSeen = 0;
        for (int seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] prices = Market.scaled(Market.noise(random, days), 0.03);
            double[] values = Market.slow(random, days, 0.5);
            values[0] = Double.NaN;
            PlaceboSource placebo = (signal, shift) ->
                    new double[][] {IntStream.range(0, days).mapToDouble(row -> values[Math.floorMod(row - shift, days)]).toArray()};
            SignalPanel panel = Market.panel(List.of(prices), List.of(Market.signal("oi", values)), List.of());
            StudyResult result = SignalStudy.run(panel, placebo, Market.settings(List.of(1, 5), Rotations.of(days, 1, Rotations.ENOUGH), seed));
            cannotTell += result.verdict("oi") == Verdict.CANNOT_TELL ? 1 : 0;
            smallestSeen = result.cells().getFirst().evidence().minimumDetectableIc();
        }

        // 2.80 / sqrt(99) = 0.28 with errors known for certain; Student's quantiles and errors that leave out blocks ask for more
        assertThat(smallestSeen).isBetween(0.28, 0.34);
        assertThat(cannotTell).isGreaterThanOrEqualTo(44);
    }

    @Test
    void a_signal_without_open_interest_foretells_or_one_cannot_tell_and_it_never_adds() {
        History market = new History(1);
        SignalPanel.Signal signal = new SignalPanel.Signal("x", false, 1, new double[][] {market.foretelling}, Optional.empty());
        SignalPanel panel = Market.panel(List.of(Market.scaled(market.returns, 0.01)), List.of(signal), List.of());

        StudyResult result = SignalStudy.run(panel, Market.NO_PLACEBO, Market.settings(List.of(1), SHIFTS, 1));

        assertThat(result.cells().getFirst().judgement().partialAdjustedP()).isLessThan(0.05);
        assertThat(result.verdict("x")).isEqualTo(Verdict.FORETELLS);
        assertThat(result.deciding("x").orElseThrow().key()).isEqualTo(new Cell.Key("x", "S0", 1, Cell.ALL_ROWS));
        assertThat(Judge.verdict(false, result.cells().getFirst().evidence(), 0.06, 0.001, Optional.empty())).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void a_signal_that_is_hardly_known_has_no_data_and_says_in_how_many_rows_it_was() {
        double[] values = new double[60];
        Arrays.fill(values, 0, 40, Double.NaN);
        double[] returns = Market.scaled(Market.noise(new SplittableRandom(1), 60), 0.01);
        SignalPanel panel = Market.panel(List.of(returns), List.of(Market.signal("oi", values)), List.of());

        StudyResult result = SignalStudy.run(panel, Market.NO_PLACEBO, Market.settings(List.of(1), List.of(), 1));

        assertThat(result.verdict("oi")).isEqualTo(Verdict.NO_DATA);
        assertThat(result.deciding("oi")).isEmpty();
        // the last two of twenty have no return after them
        assertThat(result.lacks().get("oi")).isEqualTo("known in 18 rows that have a return after them, expected 24");
    }

    /** One history and the signals on it. */
    private static final class History {
        private final double[] returns = new double[ROWS];
        private final double[] idle;
        private final double[] foretelling;

        History(int seed) {
            SplittableRandom random = new SplittableRandom(seed);
            idle = Market.slow(random, ROWS, 0.5);
            foretelling = Market.slow(random, ROWS, 0.5);
            for (int row = 0; row < ROWS; row++) {
                double before = row > 0 ? FOLLOWS * returns[row - 1] + FORETELLS * foretelling[row - 1] : 0;
                double hidden = row >= 7 ? 0.10 * (returns[row - 7] + returns[row - 6]) : 0;
                returns[row] = before + hidden + random.nextGaussian();
            }
        }

        double[] values(String name, int shift) {
            double[] values = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                int at = Math.floorMod(row - shift, ROWS);
                values[row] = switch (name) {
                    case PAST_RETURN -> returns[row];
                    case SIGN -> Math.signum(returns[row]);
                    case MIXED -> returns[row] + idle[at];
                    case HIDDEN -> row >= 6 ? returns[row - 6] + returns[row - 5] : Double.NaN;
                    case FORETELLING -> foretelling[at];
                    default -> idle[at];
                };
            }
            return values;
        }
    }
}
