package dev.wafer.engine.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.engine.run.TestMarket;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bars of an internal session after one external bar at 800: band 10 % and one reset, or 5 % and two. A bar is {open, high, low, close}. */
@Tag("trap-29")
class DiscoveryBandTest {
    private static final double ROUNDING_USD = 1e-9;
    private static final double[] EXTERNAL = {800, 800, 800, 800};
    /** Trades on both sides of every band. */
    private static final double[] WILD = {800, 2000, 100, 800};

    private static TestMarket ten() {
        return TestMarket.hourly().with(RuleKey.DISCOVERY_BAND_FRACTION, "0.1").with(RuleKey.DISCOVERY_RESETS, "1")
                .with(RuleKey.DISCOVERY_TRIGGER_FRACTION, "0.9");
    }

    private static TestMarket five() {
        return TestMarket.hourly().with(RuleKey.DISCOVERY_BAND_FRACTION, "0.05").with(RuleKey.DISCOVERY_RESETS, "2")
                .with(RuleKey.DISCOVERY_TRIGGER_FRACTION, "0.9");
    }

    @SuppressWarnings("ReferenceEquality")
    private static PriceTape tape(TestMarket rules, long resolutionMs, boolean isFirstExternal, double[]... bars) {
        long[] clockMs = LongStream.range(0, bars.length).map(i -> TestMarket.START_MS + i * resolutionMs).toArray();
        boolean[] isInternal = new boolean[bars.length];
        BarSeries.Builder builder = BarSeries.builder(bars.length);
        for (int i = 0; i < bars.length; i++) {
            isInternal[i] = bars[i] != EXTERNAL && !(i == 0 && isFirstExternal);
            builder.add(clockMs[i], bars[i][0], bars[i][1], bars[i][2], bars[i][3]);
            if (bars[i].length == 5) {
                builder.with(Field.ORACLE, bars[i][4]);
            }
        }
        RuleTimeline timeline = new RuleTimeline(rules.book(), "A", clockMs[0], clockMs[bars.length - 1] + resolutionMs);
        return new PriceTape(builder.build(), clockMs, resolutionMs, isInternal, timeline);
    }

    @SuppressWarnings("ReferenceEquality")
    private static PriceTape tape(TestMarket rules, double[]... bars) {
        return tape(rules, TestMarket.HOUR_MS, true, bars);
    }

    private static double[] at(double closeUsd) {
        return new double[] {closeUsd, closeUsd, closeUsd, closeUsd};
    }

    private static double[] withOracle(double closeUsd, double oracleUsd) {
        return new double[] {closeUsd, closeUsd, closeUsd, closeUsd, oracleUsd};
    }

    private static void bandOf(PriceTape tape, int tick, double lowestUsd, double highestUsd) {
        assertThat(tape.markLowUsd(tick)).isEqualTo(lowestUsd, within(ROUNDING_USD));
        assertThat(tape.markHighUsd(tick)).isEqualTo(highestUsd, within(ROUNDING_USD));
    }

    @Test
    void the_mark_of_an_internal_bar_is_the_trade_price_held_to_a_tenth_around_the_last_external_price() {
        PriceTape tape = tape(ten(), EXTERNAL, new double[] {500, 900, 400, 850}, at(801));

        assertThat(tape.markOpenUsd(1)).isEqualTo(720, within(ROUNDING_USD));
        bandOf(tape, 1, 720, 880);
        assertThat(tape.markCloseUsd(1)).isEqualTo(850);
        assertThat(tape.lowUsd(1)).isEqualTo(400);
        assertThat(tape.source(0)).isEqualTo(MarkSource.TRADE);
        assertThat(tape.source(1)).isEqualTo(MarkSource.CLAMPED);
        assertThat(tape.source(2)).isEqualTo(MarkSource.TRADE);
    }

    /** 90 % of the way up is 872, down 728. */
    @ParameterizedTest
    @CsvSource({"872, 792, 968", "871.99, 720, 880", "728, 648, 792", "728.01, 720, 880"})
    void a_close_nine_tenths_of_the_way_moves_the_reference_to_the_bound(double closeUsd, double lowestUsd, double highestUsd) {
        bandOf(tape(ten(), EXTERNAL, at(closeUsd), WILD), 2, lowestUsd, highestUsd);
    }

    @Test
    void a_recorded_oracle_decides_in_place_of_the_mark() {
        bandOf(tape(ten(), EXTERNAL, withOracle(800, 872), WILD), 2, 792, 968);
        bandOf(tape(ten(), EXTERNAL, withOracle(880, 800), WILD), 2, 720, 880);
        bandOf(tape(ten(), withOracle(800, 1_000), at(1_000), WILD), 1, 1_000, 1_000);
        bandOf(tape(ten(), withOracle(800, 1_000), WILD), 1, 900, 1_100);
    }

    /** After 880 the top is 968, whatever happens, and the bottom of the other direction 792 * 0.9. */
    @Test
    void one_reset_in_each_direction_and_no_more() {
        bandOf(tape(ten(), EXTERNAL, at(872), at(968), at(968), WILD), 4, 792, 968);
        bandOf(tape(ten(), EXTERNAL, at(872), at(800.8), WILD), 3, 712.8, 871.2);
        bandOf(tape(ten(), EXTERNAL, at(872), at(800.8), at(871.2), at(712.8), WILD), 5, 712.8, 871.2);
    }

    /** 800 * 1.05 ^ 3 = 926.1 and 800 * 0.95 ^ 3 = 685.9: +15.7625 % and -14.2625 %. */
    @Test
    void five_percent_with_two_resets_end_at_15_7625_up_and_14_2625_down() {
        PriceTape up = tape(five(), EXTERNAL, at(840), at(882), at(926.1), WILD);
        PriceTape down = tape(five(), EXTERNAL, at(760), at(722), at(685.9), WILD);

        assertThat(up.markHighUsd(4)).isEqualTo(926.1, within(ROUNDING_USD));
        assertThat(down.markLowUsd(4)).isEqualTo(685.9, within(ROUNDING_USD));
    }

    @Test
    void an_external_bar_frees_the_mark_and_gives_the_resets_back() {
        PriceTape tape = tape(ten(), EXTERNAL, at(872), EXTERNAL, at(872), WILD);

        bandOf(tape, 4, 792, 968);
        bandOf(tape(ten(), EXTERNAL, at(728), EXTERNAL, at(728), WILD), 4, 648, 792);
        PriceTape free = tape(ten(), TestMarket.HOUR_MS, true, new double[] {800, 2000, 100, 800});
        bandOf(free, 0, 100, 2000);
    }

    @Test
    void without_resets_or_without_a_rule_the_band_stands_or_is_not_there() {
        TestMarket fixed = TestMarket.hourly().with(RuleKey.DISCOVERY_BAND_FRACTION, "0.1");

        bandOf(tape(fixed, EXTERNAL, at(880), WILD), 2, 720, 880);
        bandOf(tape(TestMarket.hourly(), EXTERNAL, WILD), 1, 100, 2000);
        assertThat(tape(TestMarket.hourly(), EXTERNAL, WILD).source(1)).isEqualTo(MarkSource.TRADE);
    }

    @Test
    void bars_longer_than_an_hour_and_bars_before_any_external_price_have_no_band_and_say_so() {
        PriceTape coarse = tape(ten(), 4 * TestMarket.HOUR_MS, true, EXTERNAL, WILD);
        PriceTape early = tape(ten(), TestMarket.HOUR_MS, false, at(800), WILD);

        bandOf(coarse, 1, 100, 2000);
        assertThat(coarse.source(1)).isEqualTo(MarkSource.BAND_NOT_APPLIED);
        bandOf(early, 1, 100, 2000);
        assertThat(early.source(0)).isEqualTo(MarkSource.BAND_NOT_APPLIED);
    }

    @Test
    void a_recorded_mark_is_as_it_is() {
        BarSeries bars = BarSeries.builder(2).add(TestMarket.START_MS, 800, 800, 800, 800)
                .add(TestMarket.START_MS + TestMarket.HOUR_MS, 800, 2000, 100, 800).withMark(800, 1999, 101, 800).build();
        long[] clockMs = bars.toOpenTimes();
        PriceTape tape = new PriceTape(bars, clockMs, TestMarket.HOUR_MS, new boolean[] {false, true},
                new RuleTimeline(ten().book(), "A", clockMs[0], clockMs[1] + TestMarket.HOUR_MS));

        bandOf(tape, 1, 101, 1999);
        assertThat(tape.source(1)).isEqualTo(MarkSource.RECORDED);
    }
}
