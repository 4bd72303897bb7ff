package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Notes;
import dev.wafer.api.Range;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Wrapper;
import dev.wafer.strategies.relative.MemoryPair;
import dev.wafer.strategies.relative.SemiRotation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command can find must be usable by somebody who knows only its name. */
class RegisteredStrategiesTest {
    static List<StrategySpec> registered() {
        return ServiceLoader.load(StrategySpec.class).stream().map(ServiceLoader.Provider::get).toList();
    }

    private static String kebab(StrategySpec strategy) {
        return strategy.getClass().getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void the_twelve_are_found_under_different_names() {
        assertThat(registered()).extracting(RegisteredStrategiesTest::kebab)
                .containsExactlyInAnyOrder("buy-and-hold", "sma-cross", "donchian", "whale", "oi-momentum", "oi-breakout", "oi-deflation",
                        "crowding-fade", "funding-carry", "weekend-gap", "memory-pair", "semi-rotation");
    }

    @ParameterizedTest
    @MethodSource("registered")
    void each_says_in_one_line_what_it_does(StrategySpec strategy) {
        assertThat(strategy.description()).isNotBlank().hasSizeLessThan(120).doesNotContain("\n").endsWith(".");
    }

    @Test
    void the_four_wrappers_are_found_and_say_what_a_person_should_know() {
        List<Wrapper> wrappers = ServiceLoader.load(Wrapper.class).stream().map(ServiceLoader.Provider::get).toList();

        assertThat(wrappers).extracting(wrapper -> wrapper.getClass().getSimpleName())
                .containsExactlyInAnyOrder("VolatilityTarget", "LiquidationDistance", "FlatOverWeekends", "FlatThroughEarnings");
        assertThat(wrappers).allSatisfy(wrapper -> {
            assertThat(wrapper.description()).isNotBlank().hasSizeLessThan(120).endsWith(".");
            assertSaid(wrapper.notes());
        });
    }

    private static void assertSaid(Notes notes) {
        assertThat(List.of(notes.idea(), notes.source(), notes.dataNeeds(), notes.weakness()))
                .allSatisfy(text -> assertThat(text).isNotBlank().endsWith(".").doesNotContain("\n").doesNotContain("  "));
    }

    @ParameterizedTest
    @MethodSource("registered")
    void each_says_its_idea_source_data_needs_and_weakness(StrategySpec strategy) {
        assertSaid(strategy.notes());
    }

    @ParameterizedTest
    @MethodSource("registered")
    void each_is_a_record_whose_numbers_have_a_range_with_the_default_inside(StrategySpec strategy) throws ReflectiveOperationException {
        assertThat(strategy.getClass().isRecord()).isTrue();
        for (RecordComponent component : strategy.getClass().getRecordComponents()) {
            if (component.getType() == int.class || component.getType() == long.class || component.getType() == double.class) {
                Range range = component.getAnnotation(Range.class);
                assertThat(range).as(component.getName()).isNotNull();
                double value = ((Number) component.getAccessor().invoke(strategy)).doubleValue();
                assertThat(value).as(component.getName()).isBetween(range.min(), range.max());
            }
        }
    }

    @Test
    void the_defaults_are_those_documented() {
        assertThat(new SmaCross()).isEqualTo(new SmaCross(20, 100, true));
        assertThat(new OiMomentum()).isEqualTo(new OiMomentum(3, 0));
        assertThat(new OiDeflation()).isEqualTo(new OiDeflation(30, 0.15, 0.9));
        assertThat(new Donchian()).isEqualTo(new Donchian(28, true));
        assertThat(new OiBreakout()).isEqualTo(new OiBreakout(10, 5));
        assertThat(new CrowdingFade()).isEqualTo(new CrowdingFade(30, 1.5, 0.5));
        assertThat(new FundingCarry()).isEqualTo(new FundingCarry(7, 0.3));
        assertThat(new WeekendGap()).isEqualTo(new WeekendGap(0.015, 2));
        assertThat(new MemoryPair()).isEqualTo(new MemoryPair("MU", "SNDK", 30, 2, 0.5));
        assertThat(new SemiRotation()).isEqualTo(new SemiRotation(7, 1, 30));
        assertThat(new Whale()).isEqualTo(new Whale("MU", 16_859, 750.05));
    }
}
