package dev.wafer.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.data.session.UsStockSessions;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Simulated markets of regimes: what they are on average over many seeds, and that a seed is a market. */
class RegimeMarketTest {
    private static final long HOUR_MS = 3_600_000;
    private static final long START_MS = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final TimeSpan YEAR = new TimeSpan(START_MS, START_MS + 365 * 24 * HOUR_MS);
    private static final int SEEDS = 100;

    private static RegimeSymbol symbol(String ticker, double loading) {
        return new RegimeSymbol(ticker, 500, 0.6, 100_000, OptionalDouble.of(50_000), loading);
    }

    private static RegimeMarket market(RegimeSymbol... symbols) {
        return new RegimeMarket(List.of(symbols), YEAR, HOUR_MS);
    }

    private static BarSeries bars(RegimeMarket market, long seed) {
        return market.draw(seed).histories().getFirst().bars();
    }

    private static double move(BarSeries bars, int row) {
        return StrictMath.log(bars.value(Field.CLOSE, row) / bars.value(Field.CLOSE, row - 1));
    }

    @Test
    void a_seed_is_a_market_and_another_seed_another_one() {
        String first = market(symbol("MU", 0)).draw(7).fingerprint();

        assertThat(market(symbol("MU", 0)).draw(7).fingerprint()).isEqualTo(first);
        assertThat(market(symbol("MU", 0)).draw(8).fingerprint()).isNotEqualTo(first);
        assertThat(market(symbol("MU", 0)).draw(7).isSynthetic()).isTrue();
    }

    @Test
    void a_symbol_is_the_same_whoever_is_drawn_beside_it() {
        BarSeries alone = bars(market(symbol("MU", 0.5)), 3);
        BarSeries beside = bars(market(symbol("MU", 0.5), symbol("AMD", 0.5)), 3);

        assertThat(beside.toArray(Field.CLOSE)).isEqualTo(alone.toArray(Field.CLOSE));
    }

    @Test
    void over_many_years_volatility_volume_and_open_interest_are_those_asked_for_and_there_is_no_drift() {
        RegimeMarket market = market(symbol("MU", 0));
        double squares = 0, interest = 0, growth = 0, growthSquares = 0;
        int rows = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            BarSeries bars = bars(market, seed);
            for (int row = 1; row < bars.count(); row++) {
                squares += move(bars, row) * move(bars, row);
                interest += bars.value(Field.OPEN_INTEREST, row);
                rows++;
            }
            double gross = bars.value(Field.CLOSE, bars.count() - 1) / 500;
            growth += gross / SEEDS;
            growthSquares += gross * gross / SEEDS;
        }

        double standardError = StrictMath.sqrt((growthSquares - growth * growth) / SEEDS);
        assertThat(StrictMath.sqrt(squares / SEEDS)).isCloseTo(0.6, within(0.03));
        assertThat(interest / rows).isCloseTo(50_000, within(2_500.0));
        assertThat(growth).isCloseTo(1, within(4 * standardError));
        assertThat(standardError).isLessThan(0.1);
    }

    @Test
    void open_interest_builds_slowly_and_flushes_fast_several_times_a_year_and_the_price_goes_on_against_the_crowd() {
        RegimeMarket market = market(symbol("MU", 0));
        int flushes = 0, builds = 0;
        for (int seed = 0; seed < 20; seed++) {
            double[] shares = bars(market, seed).toArray(Field.OPEN_INTEREST);
            for (int row = 6; row < shares.length; row++) {
                flushes += shares[row] < 0.87 * shares[row - 6] ? 1 : 0;
                builds += shares[row] > shares[row - 6] / 0.87 ? 1 : 0;
            }
        }

        assertThat(flushes).isBetween(20 * 5, 20 * 200);
        assertThat(builds).isLessThan(flushes / 20);
    }

    @Test
    void symbols_move_together_as_their_loadings_say_and_weekends_are_quiet() {
        RegimeMarket market = market(symbol("MU", 0.8), symbol("AMD", 0.8));
        UsStockSessions sessions = new UsStockSessions();
        double both = 0, ones = 0, others = 0, outside = 0, closed = 0;
        int outsideCount = 0, closedCount = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<SymbolHistory> histories = market.draw(seed).histories();
            BarSeries one = histories.getFirst().bars(), other = histories.getLast().bars();
            for (int row = 1; row < one.count(); row++) {
                double left = move(one, row), right = move(other, row);
                both += left * right;
                ones += left * left;
                others += right * right;
                boolean isOutside = sessions.isExternal(one.openTimeMs(row));
                outside += isOutside ? left * left : 0;
                outsideCount += isOutside ? 1 : 0;
                closed += isOutside ? 0 : left * left;
                closedCount += isOutside ? 0 : 1;
            }
        }

        assertThat(both / StrictMath.sqrt(ones * others)).isBetween(0.4, 0.66);    // 0.64 less jumps, gaps and flushes of their own
        assertThat(outside / outsideCount).isGreaterThan(5 * closed / closedCount);
    }

    @Test
    void what_was_not_recorded_is_not_simulated_and_nonsense_is_refused() {
        BarSeries bare = bars(market(new RegimeSymbol("MU", 500, 0.6, 0, OptionalDouble.empty(), 0)), 1);

        assertThat(bare.knownCount(Field.VOLUME)).isZero();
        assertThat(bare.knownCount(Field.OPEN_INTEREST)).isZero();
        assertThatThrownBy(() -> symbol("MU", Double.NaN)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("loading");
        assertThatThrownBy(() -> new RegimeMarket(List.of(), YEAR, HOUR_MS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RegimeMarket(List.of(symbol("MU", 0)), TimeSpan.ALWAYS, HOUR_MS)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void days_as_bars_hold_a_whole_day_of_volume_and_a_funding_point_for_each_hour() {
        SymbolHistory daily = new RegimeMarket(List.of(symbol("MU", 0)), YEAR, 24 * HOUR_MS).draw(1).histories().getFirst();

        assertThat(daily.bars().count()).isEqualTo(365);
        assertThat(daily.funding().count()).isEqualTo(365 * 24 - 1);
        assertThat(daily.bars().value(Field.VOLUME, 1)).isBetween(20_000.0, 500_000.0);
    }
}
