package dev.wafer.engine.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingPoint;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.price.PriceTape;
import dev.wafer.engine.run.TestMarket;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hourly bars that stand at 800 from midnight on; which funding times are due, where their rates come from, and when they settle. */
class FundingTapeTest {
    private static final double ROUNDING_USD = 1e-12;
    private static final double PRICE_USD = 800;
    /** The oracle column of the first bar. */
    private static final double ORACLE_USD = 820;

    private static FundingTape tape(TestMarket rules, FundingSeries funding, FundingMode mode, int bars) {
        long[] clockMs = LongStream.range(0, bars).map(FundingTapeTest::hour).toArray();
        BarSeries.Builder builder = BarSeries.builder(bars);
        for (long timeMs : clockMs) {
            builder.add(timeMs, PRICE_USD, PRICE_USD, PRICE_USD, PRICE_USD);
            if (timeMs == clockMs[0]) {
                builder.with(Field.ORACLE, ORACLE_USD);
            }
        }
        SymbolHistory history = SymbolHistory.of("A", builder.build()).withFunding(funding);
        RuleTimeline timeline = new RuleTimeline(rules.book(), "A", clockMs[0], hour(bars));
        PriceTape prices = new PriceTape(history.bars(), clockMs, TestMarket.HOUR_MS, new boolean[bars], timeline);
        return new FundingTape(history, prices, clockMs, TestMarket.HOUR_MS, FundingChoice.of(mode), timeline);
    }

    private static long hour(long hours) {
        return TestMarket.START_MS + hours * TestMarket.HOUR_MS;
    }

    private static FundingPoint at(long hours) {
        return FundingPoint.at(hour(hours), TestMarket.HOUR_MS);
    }

    private static FundingSeries series(FundingPoint... points) {
        FundingSeries.Builder builder = FundingSeries.builder(points.length);
        for (FundingPoint point : points) {
            builder.add(point);
        }
        return builder.build();
    }

    /** A rate at 2:00, a premium at 3:00, impact prices without an oracle at 4:00. */
    private static FundingSeries mixed() {
        return series(at(2).withRate(0.001), at(3).withPremium(0.001), at(4).withImpact(799, 803));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 6, 0, 5", "0, 0, 7, 0, 5", "1, 0, 3, 0, 1", "0, 0, 3, 0, 2", "1, -1, 6, 0, 5", "1, 0, 3, 1, 2", "3, 0, 1, 0, 0"})
    void due_are_whole_hours_after_one_time_and_before_another_up_to_the_last_close(int fromHour, int fromMs, int toHour, int toMs, int due) {
        FundingPoints points = tape(TestMarket.hourly(), FundingSeries.empty(), FundingMode.FILLED, 6).points();

        assertThat(points.dueCount(hour(fromHour) + fromMs, hour(toHour) + toMs)).isEqualTo(due);
    }

    @Test
    void found_are_the_recorded_rates_and_derived_the_premiums() {
        FundingPoints points = tape(TestMarket.hourly(), mixed(), FundingMode.FILLED, 6).points();

        assertThat(points.foundCount(hour(0), hour(6))).isEqualTo(1);
        assertThat(points.foundCount(hour(2), hour(6))).isZero();
        assertThat(points.derivedCount(hour(0), hour(6))).isEqualTo(1);
        assertThat(points.derivedCount(hour(0), hour(3))).isZero();
        assertThat(points.derivedCount(hour(2), hour(3) + 1)).isEqualTo(1);
    }

    @Test
    void impact_prices_without_an_oracle_give_no_premium_and_the_base_rate_stands_in() {
        FundingPoints points = tape(TestMarket.hourly(), mixed(), FundingMode.FILLED, 6).points();

        assertThat(IntStream.range(0, points.count()).mapToObj(points::part)).containsExactly(FundingPoints.Part.BASE, FundingPoints.Part.RECORDED,
                FundingPoints.Part.PREMIUM, FundingPoints.Part.BASE, FundingPoints.Part.BASE);
    }

    @Test
    void the_cadence_in_force_from_an_instant_on_decides_whether_that_instant_is_due() {
        TestMarket rarer = TestMarket.hourly().with(RuleKey.FUNDING_INTERVAL_HOURS, Rule.ALL_MARKETS, hour(5), "8");
        TestMarket denser = TestMarket.hourly().with(RuleKey.FUNDING_INTERVAL_HOURS, "8")
                .with(RuleKey.FUNDING_INTERVAL_HOURS, Rule.ALL_MARKETS, hour(5), "1");

        assertThat(dueHours(rarer)).containsExactly(1, 2, 3, 4, 8);
        assertThat(dueHours(denser)).containsExactly(5, 6, 7, 8, 9);
    }

    private static IntStream dueHours(TestMarket rules) {
        FundingPoints points = tape(rules, FundingSeries.empty(), FundingMode.FILLED, 10).points();
        return IntStream.range(0, points.count()).map(point -> (int) ((points.timeMs(point) - TestMarket.START_MS) / TestMarket.HOUR_MS));
    }

    @Test
    void a_point_at_an_open_is_due_there_and_one_between_is_inside_its_bar() {
        FundingTape atOpens = tape(TestMarket.hourly(), mixed(), FundingMode.RECORDED, 6);
        FundingTape between = tape(TestMarket.hourly(), TestMarket.funding(new double[] {2.5, 0.001}), FundingMode.RECORDED, 6);

        assertThat(IntStream.range(0, 6).filter(atOpens::isDue)).containsExactly(2);
        assertThat(atOpens.hasInside()).isFalse();
        assertThat(IntStream.range(0, 6).filter(atOpens::isInside)).isEmpty();
        assertThat(IntStream.range(0, 6).filter(between::isDue)).isEmpty();
        assertThat(between.hasInside()).isTrue();
        assertThat(IntStream.range(0, 6).filter(between::isInside)).containsExactly(2);
    }

    @Test
    void the_oracle_column_of_the_first_bar_prices_the_point_after_it() {
        FundingTape tape = tape(TestMarket.hourly(), series(at(1).withRate(0.001), at(2).withRate(0.001)), FundingMode.RECORDED, 6);

        assertThat(tape.termUsd(0)).isEqualTo(0.82, within(ROUNDING_USD));
        assertThat(tape.termUsd(1)).isEqualTo(0.8, within(ROUNDING_USD));
    }

    /** Two shares long through both points pay 2 * (0.82 + 0.8). */
    @Test
    void a_memo_sums_what_its_positions_paid_and_can_be_taken_over() {
        FundingTape tape = tape(TestMarket.hourly(), series(at(1).withRate(0.001), at(2).withRate(0.001)), FundingMode.RECORDED, 6);
        FundingMemo memo = new FundingMemo(tape);
        FundingMemo other = new FundingMemo(tape);
        memo.add(0, 0, 2, 2);
        memo.add(1, 0, 2, 2);

        other.copyFrom(memo);

        assertThat(memo.sumUsd(FundingPoints.Part.RECORDED)).isEqualTo(-3.24, within(ROUNDING_USD));
        assertThat(memo.sumUsd(FundingPoints.Part.BASE)).isZero();
        assertThat(other.sumUsd(FundingPoints.Part.RECORDED)).isEqualTo(-3.24, within(ROUNDING_USD));
    }
}
