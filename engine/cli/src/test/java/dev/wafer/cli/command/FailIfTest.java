package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.cli.report.HandMadeRun;
import dev.wafer.cli.source.RequestException;
import dev.wafer.engine.measure.Summary;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailIfTest {
    private final Summary summary = HandMadeRun.of().result().summary();          // liquidations 1, maxDrawdown 0.19

    @ParameterizedTest
    @CsvSource({"liquidations>0,true", "liquidations>1,false", "liquidations>=1,true", "liquidations<1,false", "liquidations<=1,true",
        "liquidations==1,true", "liquidations!=1,false", "maxDrawdown > 0.18,true", "totalReturn < -0.2,false"})
    void a_measure_is_compared_with_a_number(String text, boolean fails) {
        assertThat(FailIf.parse(text).failure(summary).isPresent()).isEqualTo(fails);
    }

    @Test
    void a_failure_names_the_check_and_the_value() {
        assertThat(FailIf.parse("liquidations>0").failure(summary)).contains("check failed: liquidations>0: liquidations is 1");
    }

    @Test
    void a_measure_that_is_not_defined_fails_its_check() {
        Summary without = HandMadeRun.withSharpe(OptionalDouble.empty()).result().summary();

        assertThat(FailIf.parse("sharpe<1").failure(without)).contains("check failed: sharpe<1: sharpe is not defined (fewer than 3 daily returns)");
    }

    @Test
    void what_is_no_check_is_refused() {
        assertThatThrownBy(() -> FailIf.parse("liquidation>0")).isInstanceOf(RequestException.class)
                .hasMessage("--fail-if: unknown measure 'liquidation', did you mean 'liquidations'?");
        assertThatThrownBy(() -> FailIf.parse("liquidations")).hasMessageContaining("such as 'liquidations>0'");
        assertThatThrownBy(() -> FailIf.parse("liquidations>NaN")).hasMessageContaining("found 'NaN', expected a number");
    }
}
