package dev.wafer.data.io.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.io.BadInputException;
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
        assertThat(RuleBooks.names()).containsExactly("xyz");
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
        assertThat(guesses("MU", "2025-12-19")).containsExactly("max-leverage", "margin-mode", "funding-clamp-per-8-hours");
        assertThat(guesses("MU", "2026-06-01")).containsExactly("margin-mode");
        assertThat(guesses("GOLD", "2026-04-01")).containsExactly("size-decimals", "max-leverage", "margin-mode", "funding-multiplier");
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
                .hasMessage("unknown venue 'xyzz': expected one of xyz, or a rule file; did you mean 'xyz'?");
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
}
