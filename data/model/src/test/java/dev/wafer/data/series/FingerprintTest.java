package dev.wafer.data.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A fingerprint is of content: what a reader of prices could tell apart, and nothing else. */
@Tag("trap-36")
class FingerprintTest {
    private static BarSeries.Builder bars() {
        return BarSeries.builder(2).add(0, 100, 110, 90, 105).add(10, 105, 106, 104, 105);
    }

    private static SymbolHistory history(String ticker, BarSeries.Builder bars) {
        return SymbolHistory.of(ticker, bars.build());
    }

    private static String print(SymbolHistory... histories) {
        return new MarketData("name", "xyz", 10, "somewhere", true, List.of(histories)).fingerprint();
    }

    @Test
    void the_order_of_symbols_and_the_name_of_the_set_do_not_count() {
        SymbolHistory a = history("A", bars());
        SymbolHistory b = history("B", bars().add(20, 1, 1, 1, 1));
        MarketData renamed = new MarketData("other", "abc", 10, "elsewhere", false, List.of(b, a));

        assertThat(print(b, a)).isEqualTo(print(a, b)).startsWith("sha256:").hasSize(71);
        assertThat(renamed.fingerprint()).isEqualTo(print(a, b));
    }

    @Test
    void ticker_resolution_and_every_value_count() {
        String plain = print(history("A", bars()));

        assertThat(print(history("B", bars()))).isNotEqualTo(plain);
        assertThat(new MarketData("name", "xyz", 5, "somewhere", true, List.of(history("A", bars()))).fingerprint()).isNotEqualTo(plain);
        assertThat(print(history("A", BarSeries.builder(2).add(0, 100, 110, 90, 105).add(10, 105, 106, 104, Math.nextUp(105.0))))).isNotEqualTo(plain);
        assertThat(print(history("A", BarSeries.builder(2).add(0, 100, 110, 90, 105).add(11, 105, 106, 104, 105)))).isNotEqualTo(plain);
    }

    @Test
    void a_value_that_is_zero_differs_from_one_that_is_not_known() {
        String unknown = print(history("A", bars()));
        String zero = print(history("A", bars().with(Field.VOLUME, 0)));
        String inTheFirstRow = print(history("A", BarSeries.builder(2).add(0, 100, 110, 90, 105).with(Field.VOLUME, 0).add(10, 105, 106, 104, 105)));

        assertThat(zero).isNotEqualTo(unknown);
        assertThat(inTheFirstRow).isNotEqualTo(zero).isNotEqualTo(unknown);
        assertThat(print(history("A", bars().with(Field.OPEN_INTEREST, 0)))).isNotEqualTo(zero);
    }

    @Test
    void minus_zero_is_zero() {
        FundingSeries.Builder minus = FundingSeries.builder(1);
        FundingSeries.Builder plus = FundingSeries.builder(1);
        minus.add(0, -0.0, 10);
        plus.add(0, 0.0, 10);

        assertThat(new Fingerprint().add(-0.0).text()).isEqualTo(new Fingerprint().add(0.0).text());
        assertThat(print(history("A", bars()).withFunding(minus.build()))).isEqualTo(print(history("A", bars()).withFunding(plus.build())));
        assertThat(print(history("A", bars().with(Field.VOLUME, -0.0)))).isEqualTo(print(history("A", bars().with(Field.VOLUME, 0))));
    }

    @Test
    void funding_rate_interval_and_oracle_count() {
        String plain = print(history("A", bars()).withFunding(point(0.001, 10, 0)));

        assertThat(print(history("A", bars()))).isNotEqualTo(plain);
        assertThat(print(history("A", bars()).withFunding(point(0.002, 10, 0)))).isNotEqualTo(plain);
        assertThat(print(history("A", bars()).withFunding(point(0.001, 20, 0)))).isNotEqualTo(plain);
        assertThat(print(history("A", bars()).withFunding(point(0.001, 10, 100)))).isNotEqualTo(plain);
    }

    private static FundingSeries point(double rate, long intervalMs, double oracleUsd) {
        FundingSeries.Builder builder = FundingSeries.builder(1);
        if (oracleUsd > 0) {
            builder.add(0, rate, intervalMs, oracleUsd);
        } else {
            builder.add(0, rate, intervalMs);
        }
        return builder.build();
    }

    @Test
    void texts_carry_their_length() {
        assertThat(new Fingerprint().add("ab").add("c").text()).isNotEqualTo(new Fingerprint().add("a").add("bc").text());
        assertThat(new Fingerprint().add("").text()).isEqualTo("sha256:af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc");
    }

    /** Pinned: data without events, finer bars and premiums have the fingerprint they had before there were any. */
    @Test
    void data_without_anything_new_keep_their_fingerprint() {
        FundingSeries.Builder funding = FundingSeries.builder(2);
        funding.add(0, 0.001, 10, 100);
        funding.add(10, -0.002, 10);
        OpenInterestFacts facts = new OpenInterestFacts(OpenInterestFacts.Kind.MEAN, "xyz", 10, 5, "somewhere");

        String print = print(history("A", bars().with(Field.VOLUME, 7)).withFunding(funding.build()).withOpenInterest(facts));

        assertThat(print).isEqualTo("sha256:5031ec1fad59bb61d020deedd382b875efc6d60bd32b8057dfb6c6ef22c0e9e1");
    }

    @Test
    void premium_and_impact_prices_count_each_where_they_stand() {
        FundingPoint at = FundingPoint.at(0, 10);
        List<FundingPoint> different = List.of(at.withRate(0), at.withRate(0).withPremium(0), at.withPremium(0), at.withPremium(0.001),
                at.withRate(0).withPremium(0.001), at.withRate(0.001), at.withImpact(100, 101), at.withImpact(100, 102), at.withImpact(99, 101),
                at.withRate(0).withImpact(100, 101), at.withRate(0).withImpact(100, 101).withOracle(100));

        assertThat(different.stream().map(point -> print(history("A", bars()).withFunding(series(point)))).distinct()).hasSize(different.size());
    }

    private static FundingSeries series(FundingPoint point) {
        FundingSeries.Builder builder = FundingSeries.builder(1);
        builder.add(point);
        return builder.build();
    }

    @Test
    void events_count_by_kind_time_and_ratio_and_not_by_the_order_they_were_given_in() {
        CorporateEvent split = CorporateEvent.split(5, 10);
        CorporateEvent earnings = CorporateEvent.earnings(3);
        List<List<CorporateEvent>> different = List.of(List.of(), List.of(split), List.of(earnings), List.of(earnings, split),
                List.of(CorporateEvent.split(5, 2)), List.of(CorporateEvent.split(6, 10)), List.of(CorporateEvent.delisting(3)));

        assertThat(different.stream().map(events -> print(history("A", bars()).withEvents(events))).distinct()).hasSize(different.size());
        assertThat(print(history("A", bars()).withEvents(List.of(split, earnings))))
                .isEqualTo(print(history("A", bars()).withEvents(List.of(earnings, split))));
    }

    @Test
    void finer_bars_and_their_length_count() {
        BarSeries finer = BarSeries.builder(1).add(0, 100, 110, 90, 105).build();
        BarSeries others = BarSeries.builder(1).add(0, 100, 110, 90, 106).build();

        assertThat(List.of(print(history("A", bars())), finer(finer, 5), finer(others, 5), finer(finer, 2))).doesNotHaveDuplicates();
    }

    private static String finer(BarSeries finer, long finerMs) {
        return new MarketData("name", "xyz", 10, OptionalLong.of(finerMs), "somewhere", true, List.of(history("A", bars()).withSubBars(finer)))
                .fingerprint();
    }
}
