package dev.wafer.data.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Before a split prices are divided and share counts multiplied by the new shares per old. */
@Tag("trap-31")
class LatestBasisTest {
    private static final CorporateEvent TEN_FOR_ONE = CorporateEvent.split(20, 10);
    private static final CorporateEvent ONE_FOR_FOUR = CorporateEvent.split(30, 0.25);

    private static BarSeries bars() {
        return BarSeries.builder(4).add(0, 100, 110, 90, 105).with(Field.VOLUME, 7).with(Field.OPEN_INTEREST, 3).with(Field.ORACLE, 104)
                .withMark(101, 102, 99, 100).add(10, 100, 110, 90, 105).add(20, 10, 11, 9, 10.5).with(Field.VOLUME, 70).with(Field.OPEN_INTEREST, 30)
                .add(30, 40, 44, 36, 42).with(Field.VOLUME, 17).build();
    }

    private static SymbolHistory history(CorporateEvent... events) {
        return SymbolHistory.of("A", bars()).withEvents(List.of(events));
    }

    @Test
    void a_history_without_a_split_is_returned_as_it_is() {
        SymbolHistory plain = history(CorporateEvent.earnings(20), CorporateEvent.delisting(40));
        MarketData data = new MarketData("t", "xyz", 10, "", true, List.of(plain));

        assertThat(plain.onLatestBasis()).isSameAs(plain);
        assertThat(data.onLatestBasis()).isSameAs(data);
    }

    @Test
    void prices_before_a_split_are_divided_and_share_counts_multiplied() {
        BarSeries latest = history(TEN_FOR_ONE).onLatestBasis().bars();

        assertThat(latest.value(Field.OPEN, 0)).isEqualTo(10);
        assertThat(latest.value(Field.HIGH, 0)).isEqualTo(11);
        assertThat(latest.value(Field.LOW, 0)).isEqualTo(9);
        assertThat(latest.value(Field.CLOSE, 1)).isEqualTo(10.5);
        assertThat(latest.value(Field.MARK_OPEN, 0)).isEqualTo(10.1);
        assertThat(latest.value(Field.MARK_LOW, 0)).isEqualTo(9.9);
        assertThat(latest.value(Field.ORACLE, 0)).isEqualTo(10.4);
        assertThat(latest.value(Field.VOLUME, 0)).isEqualTo(70);
        assertThat(latest.value(Field.OPEN_INTEREST, 0)).isEqualTo(30);
        assertThat(latest.isKnown(Field.VOLUME, 1)).isFalse();
    }

    @Test
    void the_bar_that_opens_at_the_split_is_on_the_new_basis() {
        BarSeries latest = history(TEN_FOR_ONE).onLatestBasis().bars();

        assertThat(latest.value(Field.OPEN, 2)).isEqualTo(10);
        assertThat(latest.value(Field.VOLUME, 2)).isEqualTo(70);
        assertThat(latest.value(Field.OPEN, 3)).isEqualTo(40);
    }

    @Test
    void several_splits_multiply() {
        BarSeries latest = history(ONE_FOR_FOUR, TEN_FOR_ONE).onLatestBasis().bars();

        assertThat(latest.value(Field.OPEN, 0)).isEqualTo(40);
        assertThat(latest.value(Field.VOLUME, 0)).isEqualTo(17.5);
        assertThat(latest.value(Field.OPEN, 2)).isEqualTo(40);
        assertThat(latest.value(Field.VOLUME, 2)).isEqualTo(17.5);
        assertThat(latest.value(Field.OPEN, 3)).isEqualTo(40);
    }

    @Test
    void funding_settles_before_the_split_of_its_time() {
        FundingSeries.Builder funding = FundingSeries.builder(3);
        funding.add(FundingPoint.at(20 + 3_600_000, 10).withRate(0.001).withOracle(100));
        funding.add(FundingPoint.at(2 * 3_600_000, 10).withPremium(0.002).withImpact(100, 110));
        funding.add(FundingPoint.at(3 * 3_600_000, 10).withPremium(0.003).withImpact(10, 11).withOracle(10.5));
        funding.add(FundingPoint.at(3 * 3_600_000, 10).withPremium(0.004));

        FundingSeries latest = history(CorporateEvent.split(2 * 3_600_000, 10)).withFunding(funding.build()).onLatestBasis().funding();

        assertThat(latest.point(0)).isEqualTo(FundingPoint.at(3_600_000, 10).withRate(0.001).withOracle(10));
        assertThat(latest.point(1)).isEqualTo(FundingPoint.at(2 * 3_600_000, 10).withPremium(0.002).withImpact(10, 11));
        assertThat(latest.point(2)).isEqualTo(FundingPoint.at(3 * 3_600_000, 10).withPremium(0.003).withImpact(10, 11).withOracle(10.5));
        assertThat(latest.ignoredCount()).isEqualTo(1);
    }

    @Test
    void open_interest_published_after_the_split_was_measured_before_it() {
        OpenInterestFacts late = new OpenInterestFacts(OpenInterestFacts.Kind.CLOSE, "xyz", 10, 10, "somewhere");

        assertThat(history(TEN_FOR_ONE).onLatestBasis().bars().value(Field.OPEN_INTEREST, 2)).isEqualTo(30);
        assertThat(history(TEN_FOR_ONE).withOpenInterest(late).onLatestBasis().bars().value(Field.OPEN_INTEREST, 2)).isEqualTo(300);
    }

    @Test
    void finer_bars_come_along_and_nothing_else_changes() {
        BarSeries finer = BarSeries.builder(2).add(15, 100, 100, 100, 100).with(Field.VOLUME, 2).add(20, 10, 10, 10, 10).build();
        SymbolHistory before = history(TEN_FOR_ONE).withSubBars(finer);
        MarketData data = new MarketData("t", "xyz", 10, OptionalLong.of(5), "", true, List.of(before)).onLatestBasis();

        SymbolHistory latest = data.histories().getFirst();

        assertThat(latest.subBars().orElseThrow().value(Field.CLOSE, 0)).isEqualTo(10);
        assertThat(latest.subBars().orElseThrow().value(Field.VOLUME, 0)).isEqualTo(20);
        assertThat(latest.subBars().orElseThrow().value(Field.CLOSE, 1)).isEqualTo(10);
        assertThat(latest.events()).containsExactly(TEN_FOR_ONE);
        assertThat(latest.bars().toOpenTimes()).isEqualTo(before.bars().toOpenTimes());
    }
}
