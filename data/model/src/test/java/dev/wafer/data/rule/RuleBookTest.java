package dev.wafer.data.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules by date: the latest of the market itself, else the latest for all; what is not known is refused by name. */
class RuleBookTest {
    private static Rule rule(RuleKey key, String market, long fromMs, String value) {
        return new Rule(key, market, fromMs, value, Certainty.OFFICIAL, false, "made for a test");
    }

    private static List<Rule> basics() {
        return List.of(rule(RuleKey.SIZE_DECIMALS, "MU", 0, "3"), rule(RuleKey.MAX_LEVERAGE, "*", 0, "10"),
                rule(RuleKey.MARGIN_MODE, "*", 0, "STRICT_ISOLATED"), rule(RuleKey.TAKER_FEE_FRACTION, "*", 0, "0.0009"),
                rule(RuleKey.MAKER_FEE_FRACTION, "*", 0, "0.0003"), rule(RuleKey.FUNDING_INTERVAL_HOURS, "*", 0, "1"),
                rule(RuleKey.FUNDING_MULTIPLIER, "*", 0, "1"), rule(RuleKey.FUNDING_INTEREST_PER_8_HOURS, "*", 0, "0.0001"),
                rule(RuleKey.FUNDING_CLAMP_PER_8_HOURS, "*", 0, "0.0003"), rule(RuleKey.FUNDING_CAP_PER_INTERVAL, "*", 0, "0.04"));
    }

    private static RuleBook book(Rule... more) {
        List<Rule> rules = new ArrayList<>(basics());
        rules.addAll(List.of(more));
        return new RuleBook("xyz", 0, rules);
    }

    @Test
    void a_later_rule_holds_from_its_date_on() {
        RuleBook book = book(rule(RuleKey.TAKER_FEE_FRACTION, "*", 100, "0.00009"), rule(RuleKey.FUNDING_MULTIPLIER, "*", 200, "0.5"));

        assertThat(book.at("MU", 99).takerFeeFraction()).isEqualTo(0.0009);
        assertThat(book.at("MU", 100).takerFeeFraction()).isEqualTo(0.00009);
        assertThat(book.at("MU", 199).baseFundingRatePerInterval()).isEqualTo(0.0000125, within(1e-18));
        assertThat(book.at("MU", 200).baseFundingRatePerInterval()).isEqualTo(0.00000625, within(1e-18));
        assertThat(book.at("MU", 0).maintenanceFraction()).isEqualTo(0.05);
        assertThat(book.at("MU", 0).marginMode()).isEqualTo(MarginMode.STRICT_ISOLATED);
    }

    @Test
    void a_rule_of_the_market_itself_comes_before_a_later_one_for_all() {
        RuleBook book = book(rule(RuleKey.MAX_LEVERAGE, "MU", 50, "20"), rule(RuleKey.MAX_LEVERAGE, "*", 100, "5"));

        assertThat(book.at("MU", 49).maxLeverage()).isEqualTo(10);
        assertThat(book.at("MU", 150).maxLeverage()).isEqualTo(20);
        assertThat(book.at("MU", 150).maintenanceFraction()).isEqualTo(0.025);
    }

    @Test
    void an_unknown_market_and_a_date_without_rules_are_refused_by_name() {
        assertThatThrownBy(() -> book().at("AMD", 5)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("AMD").hasMessageContaining("MU");
        assertThatThrownBy(() -> book().at("MU", -1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("MU");
    }

    @Test
    void two_rules_for_one_thing_from_one_time_are_refused() {
        assertThatThrownBy(() -> book(rule(RuleKey.MAX_LEVERAGE, "*", 0, "20"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max-leverage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "abc", "1e10", ""})
    void a_value_that_is_no_number_is_refused(String value) {
        assertThatThrownBy(() -> rule(RuleKey.MAX_LEVERAGE, "*", 0, value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_margin_mode_that_is_none_and_a_rule_without_a_source_are_refused() {
        assertThatThrownBy(() -> rule(RuleKey.MARGIN_MODE, "*", 0, "PORTFOLIO")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rule(RuleKey.MAX_LEVERAGE, "*", 0, "10", Certainty.OFFICIAL, false, " "))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("source");
    }

    @Test
    void a_leverage_that_is_not_whole_is_refused() {
        assertThatThrownBy(() -> book(rule(RuleKey.MAX_LEVERAGE, "MU", 0, "7.5")).at("MU", 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole");
    }

    @Test
    void only_rules_that_count_somewhere_in_a_span_are_in_force() {
        RuleBook book = book(rule(RuleKey.MAX_LEVERAGE, "*", 100, "5"), rule(RuleKey.MAX_LEVERAGE, "*", 200, "3"));

        assertThat(book.inForce("MU", 120, 200)).filteredOn(rule -> rule.key() == RuleKey.MAX_LEVERAGE).extracting(Rule::value).containsExactly("5");
        assertThat(book.inForce("MU", 0, 201)).filteredOn(rule -> rule.key() == RuleKey.MAX_LEVERAGE).extracting(Rule::value)
                .containsExactly("10", "5", "3");
    }

    @Test
    void a_timeline_answers_as_the_book_does_and_knows_the_next_change() {
        RuleBook book = book(rule(RuleKey.MAX_LEVERAGE, "*", 100, "5"), rule(RuleKey.MAX_LEVERAGE, "MU", 200, "3"));
        RuleTimeline timeline = new RuleTimeline(book, "MU", 10, 1000);

        for (long timeMs : new long[] {10, 99, 100, 150, 199, 200, 999}) {
            assertThat(timeline.at(timeMs)).isEqualTo(book.at("MU", timeMs));
        }
        assertThat(timeline.at(-5)).isEqualTo(book.at("MU", 10));
        assertThat(timeline.nextChangeMs(10)).isEqualTo(100);
        assertThat(timeline.nextChangeMs(100)).isEqualTo(200);
        assertThat(timeline.nextChangeMs(150)).isEqualTo(200);
        assertThat(timeline.nextChangeMs(200)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_value_that_became_unknown_is_refused_by_name_where_it_is_needed() {
        RuleBook book = book(rule(RuleKey.MAX_LEVERAGE, "MU", 0, "20"), rule(RuleKey.MAX_LEVERAGE, "MU", 100, Rule.UNKNOWN));

        assertThat(book.at("MU", 99).maxLeverage()).isEqualTo(20);
        assertThatThrownBy(() -> book.at("MU", 100)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("venue xyz: max-leverage of MU at 1970-01-01T00:00:00.100Z is not known");
    }

    @Test
    void what_a_market_may_lack_is_absent_before_its_first_rule_and_after_it_became_unknown() {
        RuleBook book = book(rule(RuleKey.OPEN_INTEREST_CAP_USD, "MU", 100, "1e8"), rule(RuleKey.OPEN_INTEREST_CAP_USD, "MU", 200, "unknown"),
                rule(RuleKey.BACKSTOP, "MU", 100, "YES"), rule(RuleKey.BACKSTOP, "MU", 200, "NO"),
                rule(RuleKey.DISCOVERY_BAND_FRACTION, "*", 100, "0.1"), rule(RuleKey.DISCOVERY_BAND_FRACTION, "*", 200, "unknown"));

        for (long absentMs : new long[] {0, 99, 200}) {
            assertThat(book.at("MU", absentMs).openInterestCapUsd()).isEmpty();
            assertThat(book.at("MU", absentMs).hasBackstop()).isFalse();
            assertThat(book.at("MU", absentMs).band()).isEmpty();
        }
        assertThat(book.at("MU", 100).openInterestCapUsd()).hasValue(1e8);
        assertThat(book.at("MU", 100).hasBackstop()).isTrue();
        assertThat(book.at("MU", 100).band()).contains(new DiscoveryBand(0.1, 0, 0.9));
    }

    @Test
    void resets_and_trigger_belong_to_the_band() {
        RuleBook book = book(rule(RuleKey.DISCOVERY_RESETS, "*", 0, "1"), rule(RuleKey.DISCOVERY_TRIGGER_FRACTION, "*", 0, "0.8"),
                rule(RuleKey.DISCOVERY_BAND_FRACTION, "MU", 100, "0.05"));

        assertThat(book.at("MU", 99).band()).isEmpty();
        assertThat(book.at("MU", 100).band()).contains(new DiscoveryBand(0.05, 1, 0.8));
    }

    @Test
    void tiers_take_the_place_of_the_single_tier_and_must_agree_with_the_highest_leverage() {
        RuleBook book = book(rule(RuleKey.MARGIN_TIERS, "MU", 100, "0:10, 20000000:5"), rule(RuleKey.MAX_LEVERAGE, "MU", 200, "20"));

        assertThat(book.at("MU", 99).tiers()).isEqualTo(MarginTiers.single(10));
        assertThat(book.at("MU", 100).tiers()).isEqualTo(MarginTiers.of(new double[] {0, 20e6}, new int[] {10, 5}));
        assertThatThrownBy(() -> book.at("MU", 200)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("margin-tiers of MU").hasMessageContaining("max-leverage of 20");
    }

    @Test
    void a_date_known_only_roughly_lies_between_its_earliest_and_its_latest() {
        Rule rough = new Rule(RuleKey.BACKSTOP, "MU", 100, "YES", Certainty.INFERRED, true, "here", OptionalLong.of(50), OptionalLong.of(100));

        assertThat(rough.latestMs()).hasValue(100);
        assertThatThrownBy(() -> new Rule(RuleKey.BACKSTOP, "MU", 100, "YES", Certainty.INFERRED, true, "here", OptionalLong.of(101), OptionalLong.empty()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("from earliest to latest");
        assertThatThrownBy(() -> new Rule(RuleKey.BACKSTOP, "MU", 100, "YES", Certainty.INFERRED, true, "here", OptionalLong.empty(), OptionalLong.of(99)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("from earliest to latest");
    }

    @ParameterizedTest
    @CsvSource({"10,2e6", "19,2e6", "9,5e5", "20,5e6", "24,5e6", "25,30e6", "50,30e6"})
    void the_largest_market_order_goes_by_the_highest_leverage(String maxLeverage, double largestUsd) {
        assertThat(book(rule(RuleKey.MAX_LEVERAGE, "MU", 0, maxLeverage)).at("MU", 0).largestMarketOrderUsd()).isEqualTo(largestUsd);
    }
}
