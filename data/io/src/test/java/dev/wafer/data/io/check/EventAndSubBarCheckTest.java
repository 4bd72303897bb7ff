package dev.wafer.data.io.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingPoint;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a check says of events, finer bars and premiums. */
class EventAndSubBarCheckTest {
    private static final long HOUR_MS = 3_600_000;
    private static final long QUARTER_MS = HOUR_MS / 4;
    private static final long START_MS = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();

    /** Hourly bars that open and close at these prices, five around them on either side. */
    private static BarSeries hours(double... pricesUsd) {
        BarSeries.Builder builder = BarSeries.builder(pricesUsd.length);
        for (int hour = 0; hour < pricesUsd.length; hour++) {
            builder.add(START_MS + hour * HOUR_MS, pricesUsd[hour], pricesUsd[hour] + 5, pricesUsd[hour] - 5, pricesUsd[hour]).with(Field.VOLUME, 5);
        }
        return builder.build();
    }

    private static DataReport check(SymbolHistory history) {
        return DataCheck.of(new MarketData("n", "xyz", HOUR_MS, OptionalLong.of(QUARTER_MS), "p", false, List.of(history)));
    }

    private static List<String> texts(DataReport report) {
        return report.findings().stream().map(finding -> finding.code() + ": " + finding.text()).toList();
    }

    private static List<String> of(BarSeries bars, CorporateEvent event) {
        return texts(check(SymbolHistory.of("MU", bars).withEvents(List.of(event))));
    }

    @Test
    void a_split_that_shows_in_the_prices_earnings_anywhere_and_a_delisting_at_the_end_are_no_findings() {
        CorporateEvent split = CorporateEvent.split(START_MS + 2 * HOUR_MS, 10);
        List<CorporateEvent> events = List.of(CorporateEvent.earnings(START_MS - 1), split, CorporateEvent.delisting(START_MS + 4 * HOUR_MS),
                CorporateEvent.earnings(START_MS + 1000 * HOUR_MS));

        assertThat(texts(check(SymbolHistory.of("MU", hours(1000, 990, 101, 100)).withEvents(events)))).isEmpty();
    }

    @Test
    void splits_and_delistings_outside_the_bars_are_findings() {
        String bars = "2026-01-05T00:00:00Z to 2026-01-05T02:00:00Z";

        assertThat(of(hours(100, 100), CorporateEvent.split(START_MS - 1, 2)))
                .containsExactly("event-outside: the split of 2026-01-04T23:59:59.999Z lies outside the bars, " + bars);
        assertThat(of(hours(100, 100), CorporateEvent.delisting(START_MS + 3 * HOUR_MS)))
                .containsExactly("event-outside: the delisting of 2026-01-05T03:00:00Z lies outside the bars, " + bars);
    }

    @Test
    void a_split_that_does_not_show_in_the_prices_was_adjusted_for_already() {
        CorporateEvent tenForOne = CorporateEvent.split(START_MS + HOUR_MS, 10);
        CorporateEvent oneForTen = CorporateEvent.split(START_MS + HOUR_MS, 0.1);

        assertThat(of(hours(100, 98), tenForOne)).containsExactly("split-not-in-prices: the split of 2026-01-05T01:00:00Z of 10.0 new shares per old "
                + "does not show: the price goes from 100.0 to 98.0; prices before it must be as they were traded, not adjusted");
        assertThat(of(hours(100, 98), oneForTen)).hasSize(1);
        assertThat(of(hours(100, 32), tenForOne)).as("3.1 is nearer to 1 than to 10").hasSize(1);
        assertThat(of(hours(100, 31), tenForOne)).as("3.2 is nearer to 10").isEmpty();
        assertThat(of(hours(100, 316), oneForTen)).hasSize(1);
        assertThat(of(hours(100, 317), oneForTen)).isEmpty();
        assertThat(of(hours(100, 100), CorporateEvent.split(START_MS + HOUR_MS, 1.4))).as("too small to tell").isEmpty();
    }

    @Test
    void a_split_inside_a_bar_is_a_finding() {
        assertThat(of(hours(100, 50), CorporateEvent.split(START_MS + HOUR_MS / 2, 2))).containsExactly(
                "split-inside-bar: the split of 2026-01-05T00:30:00Z lies inside the bar of 2026-01-05T00:00:00Z, whose prices are taken to be those before it");
    }

    @Test
    void bars_after_a_delisting_are_counted() {
        assertThat(of(hours(100, 100, 100), CorporateEvent.delisting(START_MS + HOUR_MS)))
                .containsExactly("bars-after-delisting: the delisting of 2026-01-05T01:00:00Z is followed by 2 bars");
        assertThat(of(hours(100, 100, 100), CorporateEvent.delisting(START_MS + 2 * HOUR_MS)).getFirst()).endsWith("followed by 1 bar");
    }

    private static BarSeries quarters(int... quarters) {
        BarSeries.Builder builder = BarSeries.builder(quarters.length);
        for (int quarter : quarters) {
            builder.add(START_MS + quarter * QUARTER_MS, 100, 105, 95, 100).with(Field.VOLUME, 1);
        }
        return builder.build();
    }

    @Test
    void finer_bars_that_fill_every_bar_within_its_range_are_no_finding() {
        DataReport report = check(SymbolHistory.of("MU", hours(100, 100)).withSubBars(quarters(0, 1, 2, 3, 4, 5, 6, 7)));

        assertThat(report.findings()).isEmpty();
        assertThat(report.symbols().getFirst().subBars()).hasValue(new SubBarReport(8, 2, 0, OptionalLong.empty(), 0, OptionalLong.empty()));
    }

    @Test
    void bars_without_finer_bars_and_with_gaps_between_them_are_counted_apart() {
        DataReport report = check(SymbolHistory.of("MU", hours(100, 100, 100, 100)).withSubBars(quarters(0, 1, 2, 3, 8, 9, 11, 12)));

        assertThat(texts(report)).containsExactly("sub-bars-missing: 1 of 4 bars without finer bars",
                "sub-bars-gaps: 2 bars with gaps between finer bars, the first at 2026-01-05T02:00:00Z");
        assertThat(report.symbols().getFirst().subBars())
                .hasValue(new SubBarReport(8, 1, 2, OptionalLong.of(START_MS + 2 * HOUR_MS), 0, OptionalLong.empty()));
    }

    @Test
    void finer_bars_outside_the_range_of_their_bar_are_a_finding_with_both_ranges() {
        BarSeries above = BarSeries.builder(4).add(START_MS, 100, 105, 95, 100).add(START_MS + QUARTER_MS, 100, 105.5, 95, 100).build();
        BarSeries below = BarSeries.builder(4).add(START_MS, 100, 105, 94, 100).build();

        assertThat(texts(check(SymbolHistory.of("MU", hours(100)).withSubBars(above)))).contains(
                "sub-bars-outside: 1 bar with finer bars outside low and high, the first at 2026-01-05T00:00:00Z: 95.0 to 105.5 in a bar of 95.0 to 105.0");
        assertThat(texts(check(SymbolHistory.of("MU", hours(100)).withSubBars(below)))).hasSize(2);
    }

    @Test
    void points_without_a_recorded_rate_are_counted_and_cover_no_time() {
        FundingSeries.Builder funding = FundingSeries.builder(3);
        funding.add(FundingPoint.at(START_MS + HOUR_MS, HOUR_MS).withRate(0.1).withPremium(0.1).withOracle(100));
        funding.add(FundingPoint.at(START_MS + 2 * HOUR_MS, HOUR_MS).withPremium(0.1));
        funding.add(FundingPoint.at(START_MS + 3 * HOUR_MS, HOUR_MS).withImpact(1, 2));

        DataReport report = check(SymbolHistory.of("MU", hours(100, 100, 100, 100)).withFunding(funding.build()));

        assertThat(report.symbols().getFirst().funding()).isEqualTo(new FundingReport(3, 0, 1, 2, 1, 1));
        assertThat(report.symbols().getFirst().coverage().funding()).isEqualTo(0.25);
        assertThat(texts(report)).containsExactly(
                "funding-unrated: 2 of 3 funding points without a recorded rate: only funding that is filled takes them, from premium or impact prices");
    }
}
