package dev.wafer.engine.feature;

import static dev.wafer.engine.feature.Histories.DAY;
import static dev.wafer.engine.feature.Histories.HOUR;
import static dev.wafer.engine.feature.Histories.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Symbol;
import dev.wafer.api.signal.Basis;
import dev.wafer.api.signal.Crowding;
import dev.wafer.api.signal.Indicators;
import dev.wafer.api.signal.OpenInterest;
import dev.wafer.api.signal.Volatility;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples of the signals' documentation. */
class SignalExamplesTest {
    /** A handful of double operations on numbers near 1. */
    private static final double ROUNDING = 1e-12;
    /** Examples whose last digit was rounded. */
    private static final double SIX_DIGITS = 1e-6;
    private static final Symbol MU = new Symbol("MU", 0);
    private static final Symbol GOLD = new Symbol("GOLD", 1);

    /** Hours of {close, open interest}, or {close, open interest, volume}. */
    private static SymbolHistory hours(String ticker, double[]... rows) {
        BarSeries.Builder bars = BarSeries.builder(rows.length);
        for (int i = 0; i < rows.length; i++) {
            bars.add(START + i * HOUR, rows[i][0], rows[i][0], rows[i][0], rows[i][0]).with(Field.OPEN_INTEREST, rows[i][1]);
            if (rows[i].length > 2) {
                bars.with(Field.VOLUME, rows[i][2]);
            }
        }
        return SymbolHistory.of(ticker, bars.build());
    }

    /** Hours of {high, low, close}. */
    private static SymbolHistory ranges(double[]... rows) {
        BarSeries.Builder bars = BarSeries.builder(rows.length);
        for (int i = 0; i < rows.length; i++) {
            bars.add(START + i * HOUR, rows[i][2], rows[i][0], rows[i][1], rows[i][2]);
        }
        return SymbolHistory.of("MU", bars.build());
    }

    private static double last(Function<Bars, Column> signal, SymbolHistory... histories) {
        double[] seen = all(signal, histories);
        return seen[seen.length - 1];
    }

    private static double[] all(Function<Bars, Column> signal, SymbolHistory... histories) {
        var data = Histories.market(HOUR, histories);
        ColumnBook book = Histories.book(data);
        return Histories.replay(book, data, signal.apply(book.bars()))[0];
    }

    private static double[] row(double... values) {
        return values;
    }

    @Test
    void open_interest_changes_and_accelerates_in_shares() {
        SymbolHistory history = hours("MU", row(100, 1_000), row(200, 1_100), row(50, 1_155));

        assertThat(all(bars -> OpenInterest.change(bars, MU, 1), history)[1]).isEqualTo(0.1, within(ROUNDING));
        assertThat(last(bars -> OpenInterest.acceleration(bars, MU, 1), history)).isEqualTo(-0.05, within(ROUNDING));
    }

    @ParameterizedTest
    @CsvSource({"101, 1100, 1", "101, 1000, 0.75", "101, 900, 0.5", "99, 1100, -1", "99, 1000, -0.75", "99, 900, -0.5", "100, 1100, 0"})
    void a_quadrant_has_the_side_of_the_price_and_half_weight_where_positions_close(double closeUsd, double shares, double code) {
        assertThat(last(bars -> OpenInterest.quadrant(bars, MU, 1), hours("MU", row(100, 1_000), row(closeUsd, shares)))).isEqualTo(code);
    }

    @Test
    void a_signed_change_turns_with_the_price() {
        assertThat(last(bars -> OpenInterest.signedChange(bars, MU, 1), hours("MU", row(100, 1_000), row(99, 1_100)))).isEqualTo(-0.1, within(ROUNDING));
        assertThat(last(bars -> OpenInterest.signedChange(bars, MU, 1), hours("MU", row(100, 1_000), row(99, 900)))).isEqualTo(0.1, within(ROUNDING));
    }

    @Test
    void the_share_of_the_peak_and_the_turnover_are_of_the_window() {
        SymbolHistory history = hours("MU", row(100, 2_000, 900), row(100, 1_000, 50), row(100, 1_200, 300), row(100, 900, 150));

        assertThat(last(bars -> OpenInterest.shareOfPeak(bars, MU, 3), history)).isEqualTo(0.75, within(ROUNDING));
        assertThat(last(bars -> OpenInterest.turnover(bars, MU, 2), history)).isEqualTo(0.5, within(ROUNDING));
    }

    @Test
    void a_symbol_is_set_against_another_and_against_a_group() {
        SymbolHistory mu = hours("MU", row(100, 300), row(100, 330));
        SymbolHistory gold = hours("GOLD", row(100, 700), row(100, 728));

        assertThat(last(bars -> OpenInterest.relativeChange(bars, MU, GOLD, 1), mu, gold)).isEqualTo(0.06, within(ROUNDING));
        assertThat(all(bars -> OpenInterest.shareOfGroup(bars, MU, List.of(GOLD, MU)), mu, gold)[0]).isEqualTo(0.3, within(ROUNDING));
        assertThat(last(bars -> OpenInterest.shareOfGroupChange(bars, MU, List.of(MU, GOLD), 1), mu, gold))
                .isEqualTo(330.0 / 1_058 - 0.3, within(ROUNDING));
        assertThatThrownBy(() -> last(bars -> OpenInterest.shareOfGroup(bars, MU, List.of(GOLD)), mu, gold))
                .hasMessage("share of group: found MU in [GOLD], expected it among at least two different symbols");
    }

    /** A mean of a day stands still for its 24 rows: no hour sees a change but the one in which the next is published. */
    @Test
    void a_daily_mean_changes_once_a_day_and_only_from_its_publication_on() {
        BarSeries.Builder bars = BarSeries.builder(100);
        for (int i = 0; i < 100; i++) {
            bars.add(START + i * HOUR, 10, 10, 10, 10);
            if (i == 24 || i == 48) {
                bars.with(Field.OPEN_INTEREST, i == 24 ? 500 : 550);
            }
        }
        var facts = new OpenInterestFacts(OpenInterestFacts.Kind.MEAN, "xyz", DAY, HOUR, "test");
        SymbolHistory history = new SymbolHistory("MU", bars.build(), FundingSeries.empty(), Optional.of(facts));

        double[] hourly = all(grid -> OpenInterest.change(grid, MU, 1), history);
        double[] daily = all(grid -> OpenInterest.change(grid, MU, grid.rows(Duration.ofDays(1))), history);

        assertThat(hourly[47]).isZero();
        assertThat(hourly[48]).isEqualTo(0.1, within(ROUNDING));
        assertThat(hourly[49]).isZero();
        assertThat(daily[47]).isNaN();
        assertThat(daily[48]).isEqualTo(0.1, within(ROUNDING));
        assertThat(daily[71]).isEqualTo(0.1, within(ROUNDING));
        assertThat(daily[72]).isZero();
        assertThat(daily[97]).isNaN();   // older than two days
    }

    /** Window 2: z-scores are +-1/sqrt(2), whatever the numbers. */
    @ParameterizedTest
    @CsvSource({"1100, 0.0002, 1", "1100, -0.0002, -1", "900, 0.0002, 0", "900, -0.0002, 0"})
    void crowding_follows_the_sign_of_funding_where_open_interest_is_high(double shares, double rate, int sign) {
        FundingSeries.Builder funding = FundingSeries.builder(2);
        funding.add(START + HOUR, 0, HOUR);
        funding.add(START + 2 * HOUR, rate, HOUR);
        SymbolHistory history = hours("MU", row(100, 1_000), row(100, shares)).withFunding(funding.build());

        assertThat(last(bars -> Crowding.score(bars, MU, 2), history)).isEqualTo(sign * Math.sqrt(0.5), within(ROUNDING));
    }

    @Test
    void basis_is_the_mark_over_the_oracle() {
        BarSeries bars = BarSeries.builder(1).add(START, 100, 100, 100, 100).withMark(101, 101, 101, 101).with(Field.ORACLE, 100).build();

        assertThat(last(grid -> Basis.markOracle(grid, MU), SymbolHistory.of("MU", bars))).isEqualTo(0.01, within(ROUNDING));
        assertThat(last(grid -> Basis.meanMarkOracle(grid, MU, 1), SymbolHistory.of("MU", bars))).isEqualTo(0.01, within(ROUNDING));
    }

    @Test
    void volatility_is_scaled_to_a_year_of_hours() {
        SymbolHistory closes = Histories.ofCloses("MU", HOUR, 100, 100 * Math.exp(0.01), 100);
        SymbolHistory range = ranges(row(100 * Math.exp(0.02), 100, 100));

        assertThat(last(bars -> Volatility.realised(bars, MU, 2), closes)).isEqualTo(0.935949, within(SIX_DIGITS));
        assertThat(last(bars -> Volatility.deviation(bars, MU, 2), closes)).isEqualTo(0.935949 * Math.sqrt(2), within(2 * SIX_DIGITS));
        assertThat(last(bars -> Volatility.parkinson(bars, MU, 1), range)).isEqualTo(1.124189, within(SIX_DIGITS));
    }

    @Test
    void bollinger_bands_of_two_four_six() {
        SymbolHistory closes = Histories.ofCloses("MU", HOUR, 2, 4, 6);

        assertThat(last(bars -> Indicators.bollingerPercentB(bars.close(MU), 3, 2), closes)).isEqualTo(0.806186, within(SIX_DIGITS));
        assertThat(last(bars -> Indicators.bollingerBandwidth(bars.close(MU), 3, 2), closes)).isEqualTo(1.632993, within(SIX_DIGITS));
        assertThatThrownBy(() -> last(bars -> Indicators.bollingerBandwidth(bars.close(MU), 3, Double.NaN), closes)).hasMessageContaining("found width NaN");
    }

    @Test
    void a_close_has_a_place_in_the_range_it_belongs_to_and_in_the_channel_before_it() {
        SymbolHistory inside = ranges(row(20, 12, 15), row(18, 10, 15));
        SymbolHistory beyond = ranges(row(20, 12, 15), row(18, 10, 15), row(26, 14, 25));

        assertThat(last(bars -> Indicators.stochasticK(bars, MU, 2), inside)).isEqualTo(50, within(ROUNDING));
        assertThat(last(bars -> Indicators.donchianPosition(bars, MU, 2), beyond)).isEqualTo(1.5, within(ROUNDING));
        assertThat(all(bars -> Indicators.donchianPosition(bars, MU, 2), beyond)[1]).isNaN();
    }

    @Test
    void momentum_of_price_and_volume() {
        SymbolHistory history = hours("MU", row(100, 1, 500), row(103, 1, 300), row(101, 1, 100));

        assertThat(all(bars -> Indicators.rateOfChange(bars.close(MU), 1), history)[1]).isEqualTo(3, within(ROUNDING));
        assertThat(last(bars -> Indicators.volumeFlow(bars, MU, 2), history)).isEqualTo(0.5, within(ROUNDING));
        assertThat(last(bars -> Indicators.macd(bars.close(MU), 1, 2), history))
                .isEqualTo(101 - (101.5 + 2.0 / 3 * (101 - 101.5)), within(1e-10));   // prices near 100
        assertThatThrownBy(() -> last(bars -> Indicators.macd(bars.close(MU), 26, 12), history)).hasMessageContaining("expected fast below slow");
    }

    /** Each high and low is above the last: only the rising side moves. */
    @Test
    void a_pure_trend_has_a_directional_index_of_a_hundred() {
        SymbolHistory history = ranges(row(11, 10, 11), row(12, 11, 12), row(13, 12, 13), row(14, 13, 14), row(15, 14, 15), row(16, 15, 16), row(17, 16, 17));

        assertThat(last(bars -> Indicators.adx(bars, MU, 2), history)).isEqualTo(100, within(1e-9));
    }

    @Test
    void a_root_is_not_known_below_zero() {
        assertThat(all(bars -> bars.close(MU).minus(5).sqrt(), Histories.ofCloses("MU", HOUR, 9, 4))).containsExactly(2, Double.NaN);
    }
}
