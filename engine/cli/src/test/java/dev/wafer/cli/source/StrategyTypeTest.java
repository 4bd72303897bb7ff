package dev.wafer.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategyTypeTest {
    private final StrategyType nudge = StrategyCatalogue.find("nudge-along");

    @Test
    void texts_become_values_of_every_type_and_the_rest_keeps_its_defaults() {
        var built = nudge.build(Map.of("window", "7", "riskPercent", "2.5", "isShy", "true", "label", "a b"));

        assertThat(built).isEqualTo(new NudgeAlong(7, 2.5, 3_600_000, true, "a b", NudgeAlong.Mood.CALM));
    }

    @Test
    void constants_are_typed_in_kebab_case() {
        var built = nudge.build(Map.of("mood", "very-eager"));

        assertThat(built).isEqualTo(new NudgeAlong(48, 1, 3_600_000, false, "plain", NudgeAlong.Mood.VERY_EAGER));
        assertThat(nudge.valuesOf(built)).containsEntry("mood", "very-eager").containsEntry("window", 48);
    }

    @Test
    void a_parameter_outside_its_range_names_the_range_with_whole_numbers_as_whole() {
        assertThatThrownBy(() -> nudge.build(Map.of("window", "3"))).isInstanceOf(RequestException.class)
                .hasMessage("parameter 'window' of nudge-along: found '3', expected a whole number from 5 to 500");
        assertThatThrownBy(() -> nudge.build(Map.of("riskPercent", "5.01")))
                .hasMessage("parameter 'riskPercent' of nudge-along: found '5.01', expected a number from 0.1 to 5");
    }

    @Test
    void both_ends_of_a_range_are_allowed() {
        assertThat(nudge.build(Map.of("window", "5", "riskPercent", "5"))).isInstanceOf(NudgeAlong.class);
        assertThat(nudge.build(Map.of("window", "500", "riskPercent", "0.1"))).isInstanceOf(NudgeAlong.class);
    }

    @Test
    void texts_that_are_no_value_are_refused() {
        assertThatThrownBy(() -> nudge.build(Map.of("window", "7.5"))).hasMessageContaining("found '7.5', expected a whole number");
        assertThatThrownBy(() -> nudge.build(Map.of("riskPercent", "NaN"))).hasMessageContaining("found 'NaN', expected a number");
        assertThatThrownBy(() -> nudge.build(Map.of("riskPercent", "1d"))).hasMessageContaining("found '1d', expected a number");
        assertThatThrownBy(() -> nudge.build(Map.of("isShy", "yes"))).hasMessageContaining("found 'yes', expected true|false");
        assertThatThrownBy(() -> nudge.build(Map.of("mood", "angry"))).hasMessageContaining("found 'angry', expected calm|very-eager");
    }

    @Test
    void an_unknown_parameter_is_answered_with_the_nearest_one() {
        assertThatThrownBy(() -> nudge.build(Map.of("windo", "7"))).isInstanceOf(RequestException.class)
                .hasMessage("nudge-along has no parameter 'windo', did you mean 'window'?");
    }

    @Test
    void what_the_constructor_refuses_is_told_in_its_words() {
        assertThatThrownBy(() -> nudge.build(Map.of("isShy", "true", "mood", "very-eager"))).isInstanceOf(RequestException.class)
                .hasMessage("nudge-along: a shy strategy is not very eager");
    }

    @Test
    void names_are_kebab_case() {
        assertThat(StrategyType.kebab("OiMomentum")).isEqualTo("oi-momentum");
        assertThat(StrategyType.kebab("RSIFade2")).isEqualTo("rsi-fade2");
    }

    @Test
    void an_unknown_strategy_is_answered_with_the_nearest_one_or_with_all() {
        assertThatThrownBy(() -> StrategyCatalogue.find("nudge-alon")).hasMessage("unknown strategy 'nudge-alon', did you mean 'nudge-along'?");
        assertThatThrownBy(() -> StrategyCatalogue.find("zzz")).hasMessageStartingWith("unknown strategy 'zzz', expected one of ").hasMessageContaining("nudge-along");
    }
}
