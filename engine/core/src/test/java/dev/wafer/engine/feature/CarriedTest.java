package dev.wafer.engine.feature;

import static dev.wafer.engine.feature.Histories.DAY;
import static dev.wafer.engine.feature.Histories.HOUR;
import static dev.wafer.engine.feature.Histories.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Symbol;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingPoint;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CarriedTest {
    private static final double NOT_KNOWN = Double.NaN;
    private static final double ROUNDING = 1e-18;
    private static final Symbol MU = new Symbol("MU", 0);

    private static BarSeries.Builder hours(int count, int firstWithOpenInterest, double shares) {
        BarSeries.Builder bars = BarSeries.builder(count);
        for (int i = 0; i < count; i++) {
            bars.add(START + i * HOUR, 10, 10, 10, 10);
            if (i == firstWithOpenInterest) {
                bars.with(Field.OPEN_INTEREST, shares);
            }
        }
        return bars;
    }

    private static double[] openInterest(BarSeries bars, Optional<OpenInterestFacts> facts, Duration grid) {
        MarketData data = Histories.market(HOUR, new SymbolHistory("MU", bars, FundingSeries.empty(), facts));
        ColumnBook book = Histories.book(data);
        return Histories.replay(book, data, book.bars().every(grid).openInterestShares(MU))[0];
    }

    private static double[] funding(MarketData data, Duration grid) {
        ColumnBook book = Histories.book(data);
        return Histories.replay(book, data, book.bars().every(grid).fundingPerHour(MU))[0];
    }

    @Test
    @Tag("trap-27")
    void open_interest_holds_for_two_of_its_own_intervals() {
        Optional<OpenInterestFacts> daily = Optional.of(new OpenInterestFacts(OpenInterestFacts.Kind.MEAN, "xyz", DAY, HOUR, "test"));

        double[] seen = openInterest(hours(80, 24, 500).build(), daily, Duration.ofHours(1));

        assertThat(seen[23]).isNaN();             // published an hour after its day: not before the close at 01:00
        assertThat(seen[24]).isEqualTo(500);
        assertThat(seen[72]).isEqualTo(500);      // 48 hours later
        assertThat(seen[73]).isNaN();
    }

    @Test
    void without_facts_the_interval_is_the_resolution() {
        double[] seen = openInterest(hours(5, 1, 500).build(), Optional.empty(), Duration.ofHours(1));

        assertThat(seen).containsExactly(NOT_KNOWN, 500, 500, 500, NOT_KNOWN);
    }

    @Test
    void on_a_coarse_grid_open_interest_is_as_old_as_it_is() {
        assertThat(openInterest(hours(8, 1, 500).build(), Optional.empty(), Duration.ofHours(4))[3]).isEqualTo(500);
        assertThat(openInterest(hours(8, 0, 500).build(), Optional.empty(), Duration.ofHours(4))[3]).isNaN();
    }

    @Test
    void a_symbol_without_open_interest_or_funding_refuses_by_name() {
        ColumnBook book = Histories.book(Histories.market(HOUR, Histories.ofCloses("MU", HOUR, 1, 2)));

        assertThatThrownBy(() -> book.bars().openInterestShares(MU)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("MU has no open interest: found none in 2 bars");
        assertThatThrownBy(() -> book.bars().every(Duration.ofHours(2)).openInterestShares(MU)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.bars().fundingPerHour(MU)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("MU has no funding: found no points");
    }

    @Test
    void a_funding_point_is_known_at_the_close_it_settles_at_and_holds_for_two_intervals() {
        FundingSeries.Builder points = FundingSeries.builder(4);
        points.add(START, 9e-5, HOUR);                  // settled when the first bar opened
        points.add(START + 2 * HOUR + 48, 1e-5, HOUR);  // 02:00:00.048 is 02:00, the close of the second bar
        points.add(START + 6 * HOUR, 8e-5, 8 * HOUR);
        MarketData data = Histories.market(HOUR, SymbolHistory.of("MU", hours(8, -1, 0).build()).withFunding(points.build()));

        double[] seen = funding(data, Duration.ofHours(1));

        assertThat(seen).containsExactly(NOT_KNOWN, 1e-5, 1e-5, 1e-5, NOT_KNOWN, 8e-5 / 8, 8e-5 / 8, 8e-5 / 8);
    }

    @Test
    void points_of_one_bar_are_weighted_by_their_hours() {
        FundingSeries.Builder points = FundingSeries.builder(4);
        points.add(START + 2 * HOUR, 2e-4, 8 * HOUR);
        points.add(START + 3 * HOUR, 1e-4, HOUR);
        points.add(START + 28 * HOUR, 24e-5, DAY);
        MarketData data = Histories.market(HOUR, SymbolHistory.of("MU", hours(28, -1, 0).build()).withFunding(points.build()));

        double[] seen = funding(data, Duration.ofHours(4));

        assertThat(seen[2]).isNaN();
        assertThat(seen[3]).isEqualTo(3e-4 / 9, within(ROUNDING));
        assertThat(seen[7]).isNaN();                    // 4 hours later, and its last point was hourly
        assertThat(seen[27]).isEqualTo(1e-5, within(ROUNDING));
    }

    @Test
    void points_of_missing_bars_belong_to_the_next_bar() {
        FundingSeries.Builder points = FundingSeries.builder(4);
        points.add(START + 2 * HOUR, 1e-5, HOUR);
        points.add(START + 3 * HOUR, 3e-5, HOUR);
        points.add(START + 4 * HOUR, 5e-5, HOUR);
        MarketData data = Histories.market(HOUR, Histories.at("MU", HOUR, 0, 3, 4).withFunding(points.build()));

        double[] seen = funding(data, Duration.ofHours(1));

        assertThat(seen[0]).isNaN();
        assertThat(seen[1]).isEqualTo(3e-5, within(ROUNDING));
        assertThat(seen[2]).isEqualTo(seen[1]);
    }

    @Test
    void a_point_without_a_recorded_rate_is_no_point_of_the_column() {
        FundingSeries.Builder points = FundingSeries.builder(4);
        points.add(FundingPoint.at(START + HOUR, HOUR).withPremium(0.5));
        FundingSeries premiums = points.build();
        points.add(START + 2 * HOUR, 1e-5, HOUR);
        points.add(FundingPoint.at(START + 3 * HOUR, HOUR).withPremium(0.5));
        SymbolHistory bars = SymbolHistory.of("MU", hours(5, -1, 0).build());

        double[] seen = funding(Histories.market(HOUR, bars.withFunding(points.build())), Duration.ofHours(1));

        assertThat(seen).containsExactly(NOT_KNOWN, 1e-5, 1e-5, 1e-5, NOT_KNOWN);
        assertThatThrownBy(() -> funding(Histories.market(HOUR, bars.withFunding(premiums)), Duration.ofHours(1)))
                .hasMessage("MU has no funding: found no points with a recorded rate");
    }
}
