package dev.wafer.research.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingPoint;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionBootstrapTest {
    /** A handful of multiplications and divisions. */
    private static final double ROUNDING = 1e-12;
    private static final int HOURS = 5 * 7 * 24;
    /** The first hour of B: from there on both trade. */
    private static final long COMMON_MS = Planted.START_MS + 30 * Planted.HOUR_MS;
    private static final MarketData RECORDED = Planted.eventful(1, HOURS);

    private static MarketData path(long seed) {
        return new SessionBootstrap(RECORDED, TimeSpan.ALWAYS, 5).path(new SplittableRandom(seed));
    }

    private static BarSeries bars(MarketData data, String ticker) {
        return data.history(ticker).orElseThrow().bars();
    }

    /** The recorded row that a drawn one came from: the volume of a test market numbers its hours. */
    private static int sourceRow(BarSeries recorded, BarSeries drawn, int row) {
        double hour = drawn.value(Field.VOLUME, row);
        return recorded.firstRowAtOrAfter(Planted.START_MS + (long) (hour * Planted.HOUR_MS));
    }

    @Test
    void every_drawn_bar_has_the_shape_of_a_recorded_one_relative_to_the_close_before_it() {
        int seams = 0;
        for (String ticker : RECORDED.tickers()) {
            BarSeries recorded = bars(RECORDED, ticker), drawn = bars(path(2), ticker);
            for (int row = drawn.firstRowAtOrAfter(COMMON_MS) + 1; row < drawn.count(); row++) {
                int source = sourceRow(recorded, drawn, row);
                double before = drawn.value(Field.CLOSE, row - 1);
                double sourceBefore = source == 0 ? recorded.value(Field.OPEN, 0) : recorded.value(Field.CLOSE, source - 1);
                for (Field price : List.of(Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE, Field.MARK_OPEN, Field.MARK_HIGH, Field.MARK_LOW,
                        Field.MARK_CLOSE, Field.ORACLE)) {
                    assertThat(drawn.value(price, row) / before).isCloseTo(recorded.value(price, source) / sourceBefore, within(ROUNDING));
                }
                seams += source == sourceRow(recorded, drawn, row - 1) + 1 ? 0 : 1;
            }
        }
        assertThat(seams).isGreaterThan(5);
    }

    @Test
    void a_path_is_as_long_as_its_history_and_its_bars_are_valid() {
        BarSeries recorded = bars(RECORDED, "A"), drawn = bars(path(3), "A");

        assertThat(drawn.toOpenTimes()).isEqualTo(recorded.toOpenTimes());
        for (int row = 0; row < drawn.count(); row++) {
            assertThat(drawn.value(Field.LOW, row)).isPositive().isLessThanOrEqualTo(Math.min(drawn.value(Field.OPEN, row), drawn.value(Field.CLOSE, row)));
            assertThat(drawn.value(Field.HIGH, row)).isGreaterThanOrEqualTo(Math.max(drawn.value(Field.OPEN, row), drawn.value(Field.CLOSE, row)));
        }
    }

    @Test
    void all_symbols_are_drawn_together() {
        MarketData drawn = path(4);
        BarSeries a = bars(drawn, "A"), b = bars(drawn, "B");
        int together = 0;
        for (int row = 0; row < b.count(); row++) {
            int other = a.firstRowAtOrAfter(b.openTimeMs(row));
            assertThat(a.value(Field.VOLUME, other)).isEqualTo(b.value(Field.VOLUME, row));
            together++;
        }

        assertThat(together).isGreaterThan(600);
        assertThat(b.count()).isLessThan(HOURS - 30);           // absent where it was absent
    }

    @Test
    void what_lies_before_the_part_in_which_all_trade_stays_as_recorded() {
        BarSeries recorded = bars(RECORDED, "A"), drawn = bars(path(5), "A");

        for (int row = 0; row < 30; row++) {
            for (Field field : List.of(Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE, Field.VOLUME, Field.ORACLE)) {
                assertThat(drawn.value(field, row)).isEqualTo(recorded.value(field, row));
            }
        }
        assertThat(new SessionBootstrap(RECORDED, TimeSpan.ALWAYS, 5).drawn())
                .isEqualTo(new TimeSpan(COMMON_MS, Planted.START_MS + HOURS * Planted.HOUR_MS));
    }

    @Test
    void the_first_price_is_the_recorded_one() {
        MarketData flat = Planted.wicks(40, Set.of());

        assertThat(new SessionBootstrap(flat, TimeSpan.ALWAYS, 5).path(new SplittableRandom(1)).histories().getFirst().bars().value(Field.OPEN, 0))
                .isEqualTo(100);
    }

    @Test
    void open_interest_keeps_its_relative_changes() {
        BarSeries recorded = bars(RECORDED, "A"), drawn = bars(path(6), "A");
        int checked = 0;
        double before = 0;
        for (int row = 0; row < drawn.count(); row++) {
            int source = sourceRow(recorded, drawn, row);
            assertThat(drawn.isKnown(Field.OPEN_INTEREST, row)).isEqualTo(recorded.isKnown(Field.OPEN_INTEREST, source));
            if (drawn.isKnown(Field.OPEN_INTEREST, row)) {
                int sourceBefore = source - 1;
                while (sourceBefore >= 0 && !recorded.isKnown(Field.OPEN_INTEREST, sourceBefore)) {
                    sourceBefore--;
                }
                double now = drawn.value(Field.OPEN_INTEREST, row);
                if (before > 0 && sourceBefore >= 0) {
                    assertThat(now / before).isCloseTo(recorded.value(Field.OPEN_INTEREST, source) / recorded.value(Field.OPEN_INTEREST, sourceBefore), within(1e-9));
                    checked++;
                }
                before = now;
            }
        }
        assertThat(checked).isGreaterThan(500);
    }

    /** Forty days, recorded from day 20 on, where it begins at 100 and doubles each day; the volume of a bar says which day it was. */
    @Test
    void the_first_open_interest_of_a_history_is_drawn_at_the_level_the_path_has() {
        BarSeries.Builder bars = BarSeries.builder(40);
        for (int day = 0; day < 40; day++) {
            bars.add(Planted.START_MS + day * Planted.DAY_MS, 100, 100, 100, 100).with(Field.VOLUME, day);
            if (day >= 20) {
                bars.with(Field.OPEN_INTEREST, 100 * Math.pow(2, day - 20));
            }
        }
        MarketData recorded = Planted.market(Planted.DAY_MS, SymbolHistory.of("A", bars.build()));
        int checked = 0;
        for (long seed = 0; seed < 50; seed++) {
            BarSeries drawn = bars(new SessionBootstrap(recorded, TimeSpan.ALWAYS, 2).path(new SplittableRandom(seed)), "A");
            double before = 0;
            for (int row = 0; row < drawn.count(); row++) {
                if (drawn.isKnown(Field.OPEN_INTEREST, row)) {
                    double now = drawn.value(Field.OPEN_INTEREST, row);
                    if (before > 0) {
                        assertThat(now / before).isCloseTo(drawn.value(Field.VOLUME, row) == 20 ? 1 : 2, within(1e-9));
                        checked += drawn.value(Field.VOLUME, row) == 20 ? 1 : 0;
                    }
                    before = now;
                }
            }
        }
        assertThat(checked).isGreaterThan(10);
    }

    @Test
    void open_interest_is_known_where_it_is_recorded_and_for_two_of_its_intervals_after() {
        BarSeries.Builder bars = BarSeries.builder(10);
        for (int day = 0; day < 10; day++) {
            bars.add(Planted.START_MS + day * Planted.DAY_MS, 100, 100, 100, 100);
            if (day == 4) {
                bars.with(Field.OPEN_INTEREST, 7);
            }
        }
        MarketData recorded = Planted.market(Planted.DAY_MS, SymbolHistory.of("A", bars.build()));

        assertThat(KnownInterest.share(recorded, new TimeSpan(Planted.START_MS, Planted.START_MS + 10 * Planted.DAY_MS))).isEqualTo(0.3);
        assertThat(KnownInterest.share(recorded, new TimeSpan(Planted.START_MS + 5 * Planted.DAY_MS, Planted.START_MS + 10 * Planted.DAY_MS))).isEqualTo(0.4);
    }

    @Test
    void a_funding_point_keeps_its_rate_its_interval_and_its_place_in_the_bar() {
        MarketData drawn = path(7);
        FundingSeries recorded = RECORDED.history("A").orElseThrow().funding(), points = drawn.history("A").orElseThrow().funding();
        BarSeries bars = bars(drawn, "A");
        List<Long> hoursWithPoint = new ArrayList<>();
        for (int point = 0; point < points.count(); point++) {
            long hourMs = Math.floorDiv(points.timeMs(point), Planted.HOUR_MS) * Planted.HOUR_MS;
            int row = bars.firstRowAtOrAfter(hourMs);
            int source = recorded.firstAtOrAfter(Planted.START_MS + (long) (bars.value(Field.VOLUME, row) * Planted.HOUR_MS));
            assertThat(points.ratePerInterval(point)).isEqualTo(recorded.ratePerInterval(source));
            assertThat(points.intervalMs(point)).isEqualTo(recorded.intervalMs(source));
            assertThat(points.timeMs(point) % Planted.HOUR_MS).isEqualTo(recorded.timeMs(source) % Planted.HOUR_MS);
            assertThat(points.oracleUsd(point) / bars.value(Field.CLOSE, row)).isCloseTo(1, within(ROUNDING));   // as it was recorded
            hoursWithPoint.add(hourMs);
        }

        assertThat(hoursWithPoint).doesNotHaveDuplicates().hasSizeGreaterThan(500);
    }

    @Test
    void a_split_is_no_fall_and_does_not_happen_again_while_dates_of_earnings_stay() {
        BarSeries.Builder bars = BarSeries.builder(20);
        for (int day = 0; day < 20; day++) {
            double priceUsd = day < 10 ? 1_000 : 100;
            bars.add(Planted.START_MS + day * Planted.DAY_MS, priceUsd, priceUsd, priceUsd, priceUsd);
        }
        CorporateEvent split = CorporateEvent.split(Planted.START_MS + 10 * Planted.DAY_MS, 10);
        CorporateEvent earnings = CorporateEvent.earnings(Planted.START_MS + 5 * Planted.DAY_MS);
        SymbolHistory recorded = SymbolHistory.of("A", bars.build()).withEvents(List.of(split, earnings));

        SymbolHistory drawn = new SessionBootstrap(Planted.market(Planted.DAY_MS, recorded), TimeSpan.ALWAYS, 2).path(new SplittableRandom(1)).histories().getFirst();

        assertThat(drawn.bars().toArray(Field.LOW)).containsOnly(100);
        assertThat(drawn.events()).containsExactly(earnings);
    }

    @Test
    void premium_and_impact_prices_of_a_funding_point_go_along() {
        BarSeries.Builder bars = BarSeries.builder(10);
        FundingSeries.Builder points = FundingSeries.builder(10);
        for (int day = 0; day < 10; day++) {
            double priceUsd = 100 + day;
            bars.add(Planted.START_MS + day * Planted.DAY_MS, priceUsd, priceUsd, priceUsd, priceUsd);
            points.add(FundingPoint.at(Planted.START_MS + day * Planted.DAY_MS, Planted.HOUR_MS).withPremium(0.001 * day).withImpact(priceUsd, priceUsd * 1.01));
        }
        SymbolHistory recorded = SymbolHistory.of("A", bars.build()).withFunding(points.build());

        SymbolHistory drawn = new SessionBootstrap(Planted.market(Planted.DAY_MS, recorded), TimeSpan.ALWAYS, 1).path(new SplittableRandom(1)).histories().getFirst();

        FundingSeries funding = drawn.funding();
        for (int point = 0; point < funding.count(); point++) {
            double priceUsd = drawn.bars().value(Field.CLOSE, point);
            assertThat(funding.isRateKnown(point)).isFalse();
            assertThat(funding.impactBidUsd(point)).isEqualTo(priceUsd);
            assertThat(funding.impactAskUsd(point)).isCloseTo(priceUsd * 1.01, within(1e-9));
            assertThat(funding.premium(point) * 1_000).isCloseTo(Math.rint(funding.premium(point) * 1_000), within(1e-9));
        }
        assertThat(funding.count()).isEqualTo(10);
        assertThat(IntStream.range(0, 10).mapToDouble(funding::premium).distinct().count()).isBetween(3L, 9L);
    }

    @Test
    void the_same_seed_makes_the_same_path_to_the_bit() {
        assertThat(path(8).fingerprint()).isEqualTo(path(8).fingerprint()).isNotEqualTo(path(9).fingerprint());
    }

    @Test
    void a_span_is_drawn_from_itself_alone() {
        long fromMs = Planted.START_MS + 10 * 24 * Planted.HOUR_MS, toMs = Planted.START_MS + 20 * 24 * Planted.HOUR_MS;
        MarketData drawn = new SessionBootstrap(RECORDED, new TimeSpan(fromMs, toMs), 5).path(new SplittableRandom(1));
        BarSeries bars = bars(drawn, "A");

        assertThat(bars.count()).isEqualTo(20 * 24);
        for (int row = 0; row < bars.count(); row++) {
            double sourceHour = bars.value(Field.VOLUME, row);
            assertThat(sourceHour).isBetween(row < 240 ? row : 240.0, row < 240 ? row : 479.0);
        }
    }

    @Test
    void one_session_is_too_few_to_draw_from() {
        MarketData day = Planted.wicks(1, Set.of());

        assertThatThrownBy(() -> new SessionBootstrap(day, TimeSpan.ALWAYS, 5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("history: found 1 sessions in which all symbols trade, expected 2 or more to draw from");
    }

    @Test
    void symbols_that_never_trade_together_cannot_be_drawn_together() {
        SymbolHistory early = RECORDED.history("A").orElseThrow();
        BarSeries late = BarSeries.builder(1).add(Planted.START_MS + 2L * HOURS * Planted.HOUR_MS, 1, 1, 1, 1).build();
        MarketData apart = Planted.market(Planted.HOUR_MS, early, SymbolHistory.of("B", late));

        assertThatThrownBy(() -> new SessionBootstrap(apart, TimeSpan.ALWAYS, 5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 0 sessions in which all symbols trade");
    }
}
