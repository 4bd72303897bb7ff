package dev.wafer.engine.feature;

import static dev.wafer.engine.feature.Histories.HOUR;
import static dev.wafer.engine.feature.Histories.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Symbol;
import dev.wafer.api.signal.OpenInterest;
import dev.wafer.api.signal.Sessions;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.run.TestMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is said of a symbol beside its bars. Bars of an hour from Monday 2026-01-05 00:00 UTC; New York is five hours behind. */
class CalendarColumnsTest {
    private static final Symbol MU = new Symbol("MU", 0);
    private static final double ROUNDING = 1e-12;

    private static MarketData hours(int count, CorporateEvent... events) {
        BarSeries.Builder bars = BarSeries.builder(count);
        for (int i = 0; i < count; i++) {
            bars.add(START + i * HOUR, 100, 100, 100, 100).with(Field.OPEN_INTEREST, 9_900);
        }
        return Histories.market(HOUR, SymbolHistory.of("MU", bars.build()).withEvents(List.of(events)));
    }

    private static double[] over(MarketData data, Function<Bars, Column> signal) {
        ColumnBook book = Histories.book(data);
        return Histories.replay(book, data, signal.apply(book.bars()))[0];
    }

    /** The bar that closes at a time. */
    private static int closingAt(String utc) {
        return (int) ((Instant.parse(utc).toEpochMilli() - START) / HOUR) - 1;
    }

    @Test
    void pricing_changes_on_friday_and_sunday_at_20_00_new_york_time() {
        MarketData data = hours(24 * 8);
        double[] since = over(data, bars -> Sessions.hoursSinceChange(bars, MU));
        double[] until = over(data, bars -> Sessions.hoursToChange(bars, MU));

        assertThat(since[closingAt("2026-01-05T01:00:00Z")]).isZero();      // Sunday 20:00
        assertThat(until[closingAt("2026-01-05T01:00:00Z")]).isEqualTo(120);
        assertThat(until[closingAt("2026-01-09T23:00:00Z")]).isEqualTo(2);  // Friday 18:00
        assertThat(since[closingAt("2026-01-10T01:00:00Z")]).isZero();      // Friday 20:00
        assertThat(since[closingAt("2026-01-11T01:00:00Z")]).isEqualTo(24); // Saturday 20:00
        assertThat(until[closingAt("2026-01-11T01:00:00Z")]).isEqualTo(24);
        assertThat(since[closingAt("2026-01-12T03:00:00Z")]).isEqualTo(2);
    }

    @Test
    void a_holiday_is_a_change_too_and_a_coarse_grid_reads_its_own_ends() {
        MarketData data = hours(24 * 15);   // to Tuesday 20 January; the 19th is a holiday

        double[] until = over(data, bars -> Sessions.hoursToChange(bars.every(Duration.ofHours(4)), MU));

        assertThat(until[closingAt("2026-01-17T04:00:00Z")]).isEqualTo(69);   // from Friday 23:00 to Monday 20:00
    }

    @Test
    void where_the_rows_begin_makes_no_difference() {
        MarketData data = hours(24 * 8);
        double[] whole = over(data, bars -> Sessions.hoursSinceChange(bars, MU));
        SymbolHistory late = data.histories().getFirst().withBars(data.histories().getFirst().bars().rows(50, 24 * 8));

        assertThat(over(Histories.market(HOUR, late), bars -> Sessions.hoursSinceChange(bars, MU))).startsWith(whole[50], whole[51]);
    }

    @Test
    void earnings_are_ahead_until_their_time_and_unknown_after_the_last() {
        MarketData data = hours(10, CorporateEvent.earnings(START + 3 * HOUR), CorporateEvent.earnings(START + 6 * HOUR + HOUR / 2),
                CorporateEvent.split(START + 8 * HOUR, 2));

        double[] seen = over(data, bars -> Sessions.hoursToEarnings(bars, MU));

        assertThat(seen).containsExactly(2, 1, 3.5, 2.5, 1.5, 0.5, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        assertThat(over(data, bars -> Sessions.barsToEarnings(bars.every(Duration.ofHours(2)), MU))[1]).isEqualTo(0.5, within(ROUNDING));
    }

    @Test
    void without_an_earnings_date_nothing_is_known_of_it() {
        assertThat(over(hours(5), bars -> Sessions.hoursToEarnings(bars, MU))).containsOnly(Double.NaN);
    }

    /** A cap from the close of the second bar on: it holds in the third bar, first seen at that bar's close. */
    @Test
    void a_cap_counts_in_the_bars_in_which_it_is_in_force() {
        MarketData data = hours(4);
        var rules = TestMarket.hourly().with(RuleKey.OPEN_INTEREST_CAP_USD, Rule.ALL_MARKETS, START + 2 * HOUR, "1000000").book();
        var cache = new ColumnCache(data, List.of(new RuleTimeline(rules, "MU", START, START + 4 * HOUR)));
        ColumnBook book = new ColumnBook(data, List.of(MU), cache);

        double[][] seen = Histories.replay(book, data, book.bars().openInterestCapUsd(MU), OpenInterest.shareOfCap(book.bars(), MU));

        assertThat(seen[0]).containsExactly(Double.NaN, Double.NaN, 1_000_000, 1_000_000);
        assertThat(seen[1][2]).isEqualTo(0.99, within(ROUNDING));
    }

    @Test
    void a_symbol_without_a_cap_refuses_by_name() {
        assertThatThrownBy(() -> over(hours(2), bars -> bars.openInterestCapUsd(MU)))
                .hasMessage("MU has no cap of open interest: the rules of its span name none");
    }
}
