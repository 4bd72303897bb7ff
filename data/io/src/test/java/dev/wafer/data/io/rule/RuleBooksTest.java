package dev.wafer.data.io.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.rule.DiscoveryBand;
import dev.wafer.data.rule.MarginMode;
import dev.wafer.data.rule.MarketRules;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBooksTest {
    private static final RuleBook XYZ = RuleBooks.shipped("xyz");
    private static final double ROUNDING_USD = 1e-12;
    private static final String GOOD = """
            venue: home
            first: 2025-10-13
            markets:
              MU:
                - {key: max-leverage, from: 2025-10-13, value: 10, certainty: OFFICIAL, guess: false, source: "a page"}
                - key: margin-mode
                  from: 2025-11-23T17:37:10Z
                  value: CROSS
                  certainty: INFERRED
                  guess: true
                  source: here
            """;

    @TempDir
    private Path dir;

    private static long ms(String date) {
        return Instant.parse(date.length() == 10 ? date + "T00:00:00Z" : date).toEpochMilli();
    }

    private static MarketRules rules(String market, String date) {
        return XYZ.at(market, ms(date));
    }

    @Test
    void the_shipped_venue_has_six_markets_from_its_first_day() {
        assertThat(RuleBooks.names()).containsExactly("xyz", "gate", "binance");
        assertThat(XYZ.venue()).isEqualTo("xyz");
        assertThat(XYZ.firstMs()).isEqualTo(ms("2025-10-13"));
        assertThat(XYZ.markets()).containsExactly("AMD", "GOLD", "INTC", "MU", "NVDA", "SNDK");
        for (String market : XYZ.markets()) {
            assertThat(rules(market, "2025-10-13").takerFeeFraction()).as(market).isEqualTo(0.0009);
        }
    }

    @Test
    void ten_thousand_dollars_cost_ninety_cents_as_taker_and_thirty_as_maker_in_growth_mode() {
        MarketRules mu = rules("MU", "2025-11-23T17:37:10Z");
        MarketRules before = rules("MU", "2025-11-23T17:37:09Z");
        MarketRules gold = rules("GOLD", "2026-10-01");

        assertThat(10_000 * mu.takerFeeFraction()).isEqualTo(0.90, within(ROUNDING_USD));
        assertThat(10_000 * mu.makerFeeFraction()).isEqualTo(0.30, within(ROUNDING_USD));
        assertThat(10_000 * before.takerFeeFraction()).isEqualTo(9.00, within(ROUNDING_USD));
        assertThat(10_000 * before.makerFeeFraction()).isEqualTo(3.00, within(ROUNDING_USD));
        assertThat(10_000 * gold.takerFeeFraction()).isEqualTo(9.00, within(ROUNDING_USD));
    }

    @Test
    void base_funding_is_halved_on_the_nineteenth_of_december_2025() {
        assertThat(rules("MU", "2026-06-01").baseFundingRatePerInterval()).isEqualTo(0.00000625);
        assertThat(rules("MU", "2025-12-18T23:00:00Z").baseFundingRatePerInterval()).isEqualTo(0.0000125);
        assertThat(rules("GOLD", "2026-06-01").baseFundingRatePerInterval()).isEqualTo(0.00000625);
        assertThat(rules("MU", "2026-06-01").fundingIntervalHours()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"MU,2025-12-19,10,STRICT_ISOLATED,3", "MU,2026-08-01,10,CROSS,3", "SNDK,2026-07-31,10,STRICT_ISOLATED,3", "SNDK,2026-08-01,10,CROSS,3",
            "AMD,2026-02-01,10,STRICT_ISOLATED,3", "AMD,2026-08-01,10,NO_CROSS,3", "INTC,2026-08-01,10,NO_CROSS,2", "NVDA,2026-07-31,10,STRICT_ISOLATED,3",
            "NVDA,2026-08-01,20,CROSS,3", "GOLD,2026-02-01,20,NO_CROSS,4", "GOLD,2026-08-01,20,CROSS,4", "GOLD,2026-10-03,25,CROSS,4"})
    void leverage_mode_and_lots_are_those_of_the_date(String market, String date, int maxLeverage, MarginMode mode, int sizeDecimals) {
        MarketRules found = rules(market, date);

        assertThat(found.maxLeverage()).isEqualTo(maxLeverage);
        assertThat(found.marginMode()).isEqualTo(mode);
        assertThat(found.sizeDecimals()).isEqualTo(sizeDecimals);
    }

    @Test
    void what_is_held_back_or_known_only_by_a_date_is_a_guess() {
        assertThat(guesses("MU", "2025-12-19")).containsExactly("max-leverage", "margin-mode", "funding-clamp-per-8-hours", "backstop",
                "discovery-band-fraction", "discovery-resets");
        assertThat(guesses("MU", "2026-02-15")).containsExactly("margin-mode", "funding-clamp-per-8-hours", "backstop");
        assertThat(guesses("MU", "2026-06-01")).containsExactly("margin-mode", "backstop", "discovery-resets", "discovery-trigger-fraction");
        assertThat(guesses("GOLD", "2026-04-01")).containsExactly("size-decimals", "max-leverage", "margin-mode", "funding-multiplier", "backstop");
    }

    @ParameterizedTest
    @CsvSource({"MU,2026-08-31,false", "MU,2026-09-01,true", "SNDK,2026-09-01,true", "NVDA,2026-09-01,true", "GOLD,2026-09-01,true", "AMD,2026-09-01,false",
            "INTC,2026-10-09,false", "MU,2025-10-13,false"})
    void the_backstop_begins_in_september_2026_where_cross_is_enabled(String market, String date, boolean hasBackstop) {
        assertThat(rules(market, date).hasBackstop()).isEqualTo(hasBackstop);
    }

    @Test
    void a_date_that_is_known_only_as_by_a_day_says_between_which_days_it_lies() {
        Rule backstop = XYZ.find(RuleKey.BACKSTOP, "MU", ms("2026-09-01")).orElseThrow();

        assertThat(backstop.isGuess()).isTrue();
        assertThat(backstop.earliestMs()).hasValue(ms("2026-02-01"));
        assertThat(backstop.latestMs()).hasValue(ms("2026-09-01"));
    }

    @ParameterizedTest
    @CsvSource({"MU,2025-10-13,0.1,0", "MU,2026-03-12,0.1,0", "MU,2026-03-13,0.1,1", "AMD,2026-10-01,0.1,1", "INTC,2026-10-01,0.1,1", "SNDK,2026-10-01,0.1,1",
            "NVDA,2026-02-15,0.1,0", "NVDA,2026-05-01,0.1,1", "NVDA,2026-08-01,0.05,2", "GOLD,2026-10-03,0.04,2"})
    void the_discovery_band_moves_on_since_march_2026(String market, String date, double widthFraction, int resets) {
        assertThat(rules(market, date).band()).contains(new DiscoveryBand(widthFraction, resets, 0.9));
    }

    @Test
    void gold_has_no_band_before_one_is_known() {
        assertThat(rules("GOLD", "2026-10-02").band()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MU,100e6", "SNDK,25e6", "AMD,50e6", "INTC,100e6", "NVDA,100e6", "GOLD,500e6"})
    void open_interest_caps_are_known_in_february_2026_only(String market, double capUsd) {
        assertThat(rules(market, "2026-01-31T23:59:59Z").openInterestCapUsd()).isEmpty();
        assertThat(rules(market, "2026-02-01").openInterestCapUsd()).hasValue(capUsd);
        assertThat(rules(market, "2026-02-28T23:59:59Z").openInterestCapUsd()).hasValue(capUsd);
        assertThat(rules(market, "2026-03-01").openInterestCapUsd()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2025-11-20T23:59:59Z,28800", "2025-11-21,3600", "2026-04-29T23:59:59Z,3600", "2026-04-30,1800"})
    void the_time_constant_of_the_stock_oracle_shrinks_twice(String date, String seconds) {
        for (String market : List.of("MU", "SNDK", "AMD", "NVDA", "INTC")) {
            assertThat(XYZ.find(RuleKey.ORACLE_TAU_SECONDS, market, ms(date)).orElseThrow().value()).isEqualTo(seconds);
        }
        assertThat(XYZ.find(RuleKey.ORACLE_TAU_SECONDS, "GOLD", ms(date))).isEmpty();
    }

    @Test
    void every_shipped_rule_has_a_source_a_certainty_and_a_date_of_the_venue() {
        for (String name : RuleBooks.names()) {
            RuleBook book = RuleBooks.shipped(name);
            assertThat(book.venue()).isEqualTo(name);
            assertThat(book.rules()).isNotEmpty().allSatisfy(rule -> assertThat(rule.fromMs()).isGreaterThanOrEqualTo(book.firstMs()));
            assertThat(book.rules()).filteredOn(rule -> rule.latestMs().isPresent() && rule.earliestMs().isPresent())
                    .allSatisfy(rule -> assertThat(rule.isGuess()).isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({"gate,2026-06-01", "binance,2026-04-01"})
    void a_venue_whose_leverage_was_not_read_refuses_by_name(String venue, String date) {
        RuleBook book = RuleBooks.shipped(venue);

        assertThat(book.markets()).containsExactly("AMD", "MU", "SNDK");
        assertThatThrownBy(() -> book.at("MU", ms(date))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("venue " + venue + ": max-leverage of MU at " + date + "T00:00:00Z is not known");
    }

    @Test
    void what_was_read_of_other_venues_is_there() {
        RuleBook binance = RuleBooks.shipped("binance");
        RuleBook gate = RuleBooks.shipped("gate");

        assertThat(value(binance, RuleKey.TAKER_FEE_FRACTION)).isEqualTo("0.0004");
        assertThat(value(binance, RuleKey.MAKER_FEE_FRACTION)).isEqualTo("0");
        assertThat(value(binance, RuleKey.FUNDING_INTERVAL_HOURS)).isEqualTo("8");
        assertThat(value(binance, RuleKey.FUNDING_CAP_PER_INTERVAL)).isEqualTo("0.02");
        assertThat(value(binance, RuleKey.FUNDING_INTEREST_PER_8_HOURS)).isEqualTo("0");
        assertThat(binance.find(RuleKey.TAKER_FEE_FRACTION, "MU", ms("2026-03-30"))).isEmpty();
        assertThat(value(gate, RuleKey.FUNDING_CLAMP_PER_8_HOURS)).isEqualTo("0.0005");
        assertThat(value(gate, RuleKey.FUNDING_INTEREST_PER_8_HOURS)).isEqualTo("0.0001");      // 0.03 % a day
        assertThat(value(gate, RuleKey.FUNDING_INTERVAL_HOURS)).isEqualTo(Rule.UNKNOWN);
    }

    private static String value(RuleBook book, RuleKey key) {
        return book.find(key, "SNDK", ms("2026-07-01")).orElseThrow().value();
    }

    private static List<String> guesses(String market, String date) {
        return XYZ.inForce(market, ms(date), ms(date) + 1).stream().filter(Rule::isGuess).map(rule -> rule.key().keyName()).toList();
    }

    @Test
    void the_clamp_and_the_cap_hold_for_all_markets() {
        assertThat(XYZ.find(RuleKey.FUNDING_CLAMP_PER_8_HOURS, "SNDK", ms("2026-05-01")).orElseThrow().value()).isEqualTo("0.0003");
        assertThat(XYZ.find(RuleKey.FUNDING_CAP_PER_INTERVAL, "SNDK", ms("2026-05-01")).orElseThrow().value()).isEqualTo("0.04");
    }

    @Test
    void an_unknown_venue_is_refused() {
        assertThatThrownBy(() -> RuleBooks.shipped("xyzz")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown venue 'xyzz': expected one of xyz, gate, binance, or a rule file; did you mean 'xyz'?");
    }

    @Test
    void a_file_of_ones_own_is_read() throws IOException {
        RuleBook home = RuleBooks.file(Files.writeString(dir.resolve("home.yaml"), GOOD));

        assertThat(home.venue()).isEqualTo("home");
        assertThat(home.find(RuleKey.MARGIN_MODE, "MU", ms("2026-01-01")).orElseThrow().isGuess()).isTrue();
        assertThat(home.find(RuleKey.MARGIN_MODE, "MU", ms("2025-11-23T17:37:09Z"))).isEmpty();
        assertThat(home.find(RuleKey.MAX_LEVERAGE, "MU", ms("2026-01-01")).orElseThrow().source()).isEqualTo("a page");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "key: max-leverage | key: max-levrage | 5: key 'key': found 'max-levrage', expected one of size-decimals",
            "value: 10 | value: ten | 5: key 'value': found 'ten', expected a finite number for max-leverage",
            "value: 10 | value: NaN | 5: key 'value': found 'NaN', expected a finite number for max-leverage",
            "value: CROSS | value: CROS | 8: key 'value': found 'CROS', expected one of CROSS, NO_CROSS, STRICT_ISOLATED; did you mean 'CROSS'?",
            "certainty: INFERRED | certainty: sure | 9: key 'certainty': found 'sure', expected one of OFFICIAL, SECONDARY, INFERRED",
            "guess: true | guess: maybe | 10: key 'guess': found 'maybe', expected true or false",
            "source: here | sauce: here | 11: key 'sauce': found 'sauce', expected one of key, from, value, certainty, guess, source, earliest, latest; did you mean 'source'?",
            "first: 2025-10-13 | first: soon | 2: key 'first': found 'soon', expected a time",
            "venue: home | venue: | 1: key 'venue': found '', expected the venue's name",
            "key: margin-mode | kee: margin-mode | 6: key 'kee': found 'kee', expected one of key, from"})
    void a_bad_rule_is_named_by_file_line_and_key(String good, String bad, String expected) throws IOException {
        Path file = Files.writeString(dir.resolve("home.yaml"), GOOD.replace(good, bad));

        String message = catchThrowableOfType(BadInputException.class, () -> RuleBooks.file(file)).getMessage();

        assertThat(message).startsWith(file + ":" + expected);
    }

    @Test
    void two_rules_from_one_time_and_a_missing_file_are_named() throws IOException {
        Path file = Files.writeString(dir.resolve("home.yaml"), GOOD.replace("key: margin-mode", "key: max-leverage")
                .replace("2025-11-23T17:37:10Z", "2025-10-13").replace("value: CROSS", "value: 5"));

        assertThatThrownBy(() -> RuleBooks.file(file)).isInstanceOf(BadInputException.class).hasMessageContaining(":6: key 'key': found 'max-leverage'");
        assertThatThrownBy(() -> RuleBooks.file(dir.resolve("none.yaml"))).isInstanceOf(BadInputException.class).hasMessageContaining("found no such file");
    }

    @Test
    void a_rough_date_an_unknown_value_and_tiers_are_read() throws IOException {
        String rough = """
                - {key: backstop, from: 2026-09-01, value: YES, certainty: INFERRED, guess: true, source: a, earliest: 2026-02-01, latest: 2026-09-01}
                - {key: open-interest-cap-usd, from: 2026-03-01, value: unknown, certainty: INFERRED, guess: false, source: a}
                - {key: margin-tiers, from: 2026-03-01, value: "0:10, 20000000:5", certainty: INFERRED, guess: true, source: a}
            """;
        RuleBook home = RuleBooks.file(Files.writeString(dir.resolve("home.yaml"), GOOD + rough));

        Rule backstop = home.find(RuleKey.BACKSTOP, "MU", ms("2026-09-01")).orElseThrow();
        assertThat(backstop.value()).isEqualTo("YES");
        assertThat(backstop.earliestMs()).hasValue(ms("2026-02-01"));
        assertThat(backstop.latestMs()).hasValue(ms("2026-09-01"));
        assertThat(home.find(RuleKey.OPEN_INTEREST_CAP_USD, "MU", ms("2026-03-01")).orElseThrow().isKnown()).isFalse();
        assertThat(home.find(RuleKey.MARGIN_TIERS, "MU", ms("2026-03-01")).orElseThrow().value()).isEqualTo("0:10, 20000000:5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "value: YES | value: yes | key 'value': found 'yes', expected one of YES, NO",
            "value: YES | value: true | key 'value': found 'true', expected one of YES, NO",
            "earliest: 2026-02-01 | earliest: 2026-09-02 | key 'earliest': found '2026-09-02T00:00:00Z', expected a time at or before from",
            "latest: 2026-09-02 | latest: 2026-08-31 | key 'latest': found '2026-08-31T00:00:00Z', expected a time at or after from",
            "latest: 2026-09-02 | latest: autumn | key 'latest': found 'autumn', expected a time",
            "key: backstop | key: margin-tiers | key 'value': found 'YES', expected tiers in a form like '0:10, 20000000:5'"})
    void a_bad_word_and_dates_out_of_order_are_named(String good, String bad, String expected) throws IOException {
        String rule = "    - {key: backstop, from: 2026-09-01, value: YES, certainty: INFERRED, guess: true, source: a, earliest: 2026-02-01, latest: 2026-09-02}\n";
        Path file = Files.writeString(dir.resolve("home.yaml"), GOOD + rule.replace(good, bad));

        assertThatThrownBy(() -> RuleBooks.file(file)).isInstanceOf(BadInputException.class).hasMessageContaining(file + ":12: " + expected);
    }

    @Test
    void a_list_may_hold_for_several_markets_and_a_market_may_stand_in_several_lists() throws IOException {
        String more = """
              "MU, AMD":
                - {key: size-decimals, from: 2025-10-13, value: 3, certainty: OFFICIAL, guess: false, source: a}
            """;
        RuleBook home = RuleBooks.file(Files.writeString(dir.resolve("home.yaml"), GOOD + more));

        assertThat(home.markets()).containsExactly("AMD", "MU");
        assertThat(home.find(RuleKey.SIZE_DECIMALS, "AMD", ms("2026-01-01")).orElseThrow().market()).isEqualTo("AMD");
        assertThat(home.find(RuleKey.SIZE_DECIMALS, "MU", ms("2026-01-01"))).isPresent();
        assertThat(home.find(RuleKey.MAX_LEVERAGE, "AMD", ms("2026-01-01"))).isEmpty();
    }

    @Test
    void the_same_rule_in_two_lists_and_a_market_without_a_name_are_named_with_their_line() throws IOException {
        String again = """
              "AMD, MU":
                - {key: max-leverage, from: 2025-10-13, value: 3, certainty: OFFICIAL, guess: false, source: a}
              "AMD,, SNDK":
                - {key: max-leverage, from: 2025-10-13, value: 3, certainty: OFFICIAL, guess: false, source: a}
            """;
        Path file = Files.writeString(dir.resolve("home.yaml"), GOOD + again);

        assertThatThrownBy(() -> RuleBooks.file(file)).isInstanceOf(BadInputException.class)
                .hasMessageContaining(":13: key 'key': found 'max-leverage', expected one rule of this key for MU from a time on")
                .hasMessageContaining(":14: key 'AMD,, SNDK': found 'AMD,, SNDK', expected a market");
    }
}
