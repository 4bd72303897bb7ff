package dev.wafer.cli.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.HandMadeRun;
import dev.wafer.cli.report.Measures;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ResultSchema.text("result"));

    @ParameterizedTest
    @EnumSource
    void a_result_is_valid_by_the_printed_schema(ResultJson.Equity equity) throws JsonProcessingException {
        JsonNode json = MAPPER.readTree(ResultJson.of(HandMadeRun.of(), equity, "0.1.0"));

        assertThat(SCHEMA.validate(json)).isEmpty();
    }

    @Test
    void the_schema_refuses_a_missing_key_a_key_too_many_and_a_wrong_time() throws JsonProcessingException {
        String good = text(HandMadeRun.of());

        assertThat(SCHEMA.validate(MAPPER.readTree(good.replace("\"seed\": 0,", "")))).isNotEmpty();
        assertThat(SCHEMA.validate(MAPPER.readTree(good.replace("\"seed\": 0,", "\"seed\": 0, \"more\": 1,")))).isNotEmpty();
        assertThat(SCHEMA.validate(MAPPER.readTree(good.replace("2026-05-10T00:00:00Z", "2026-05-10")))).isNotEmpty();
    }

    @Test
    void the_document_ends_with_its_line() {
        assertThat(text(HandMadeRun.of())).startsWith("{\n").endsWith("\n}\n");
    }

    @Test
    void keys_stand_in_the_order_of_the_schema() throws JsonProcessingException {
        JsonNode json = MAPPER.readTree(text(HandMadeRun.of()));

        assertThat(names(json)).containsExactly("schema", "run", "summary", "costs", "perSymbol", "trades", "liquidationEvents", "equity", "bounds", "robust",
                "holdout", "ambiguousBars",
                "inputs", "findings", "warnings", "nullReasons", "fingerprints");
        assertThat(names(json.get("run"))).containsExactly("strategy", "parameters", "dataset", "symbols", "from", "to", "resolution", "venue",
                "capitalUsd", "leverage", "margin", "path", "execution", "latencyBars", "funding", "fundingStress", "seed", "semantics", "wafer", "rules", "assumed");
        assertThat(names(json.get("summary"))).isEqualTo(Measures.names());
        assertThat(names(json.get("trades").get(0))).containsExactly("symbol", "side", "entryTime", "exitTime", "entryPrice", "exitPrice", "quantity",
                "profitUsd", "feesUsd", "fundingUsd", "exitReason", "because");
    }

    @Test
    void doubles_come_back_to_the_last_bit_and_counts_are_whole() throws JsonProcessingException {
        JsonNode json = MAPPER.readTree(text(HandMadeRun.of()));

        assertThat(json.at("/trades/1/profitUsd").doubleValue()).isEqualTo(0.1 + 0.2);
        assertThat(json.at("/trades/0/exitPrice").doubleValue()).isEqualTo(526.3508771929825);
        assertThat(json.at("/summary/exposureTime").doubleValue()).isEqualTo(2.0 / 3);
        assertThat(json.at("/summary/trades").isInt()).isTrue();
        assertThat(json.at("/run/parameters/fast").isInt()).isTrue();
        assertThat(text(HandMadeRun.of())).contains("\"fast\": 20,").doesNotContain("-0.0,");
    }

    @Test
    void a_position_a_liquidation_and_inputs_are_told_with_what_the_venue_would_do_next() throws JsonProcessingException {
        JsonNode json = MAPPER.readTree(text(HandMadeRun.of()));

        assertThat(json.at("/run/semantics").intValue()).isEqualTo(2);
        assertThat(json.at("/perSymbol/AMD/position/cross").booleanValue()).isFalse();
        assertThat(json.at("/perSymbol/AMD/position/liquidationDistance").doubleValue()).isCloseTo(0.328, within(1e-12));    // 0.0664 / 0.05 - 1
        assertThat(json.at("/perSymbol/AMD/position/deleveragingIndex").doubleValue()).isEqualTo(2.5);
        assertThat(json.at("/liquidationEvents/0/markPrice").doubleValue()).isEqualTo(525.5);
        assertThat(json.at("/liquidationEvents/0/backstop").booleanValue()).isFalse();
        assertThat(json.at("/inputs/1")).isEqualTo(MAPPER.readTree("{\"symbol\":\"MU\",\"input\":\"mark\",\"source\":\"trade price\",\"count\":1,\"of\":3}"));
        assertThat(json.get("bounds").isNull()).isTrue();
        assertThat(json.get("ambiguousBars")).isEmpty();
    }

    @Test
    void bounds_are_told_as_equity_and_as_return_and_valid_by_the_schema() throws JsonProcessingException {
        JsonNode json = MAPPER.readTree(text(HandMadeRun.withBounds(12)));

        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(json.at("/bounds/finalEquityUsd/p05").doubleValue()).isEqualTo(1_000_000);
        assertThat(json.at("/bounds/totalReturn/max").doubleValue()).isEqualTo(0);
        assertThat(json.at("/bounds/complete").booleanValue()).isFalse();
        assertThat(json.get("ambiguousBars")).hasSize(12);
        assertThat(json.at("/ambiguousBars/1")).isEqualTo(MAPPER.readTree("{\"symbol\":\"MU\",\"time\":\"2026-05-11T00:00:00Z\"}"));
    }

    @Test
    void the_constants_of_realistic_execution_are_told_by_name_and_those_of_ideal_execution_are_none() throws JsonProcessingException {
        JsonNode json = MAPPER.readTree(text(HandMadeRun.realistic()));

        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(json.at("/run/execution").textValue()).isEqualTo("realistic");
        assertThat(json.at("/liquidationEvents/0/backstop").booleanValue()).isTrue();
        assertThat(json.at("/run/assumed/impact-cap").doubleValue()).isEqualTo(0.1);
        assertThat(json.at("/run/assumed/half-spread-AMD").doubleValue()).isEqualTo(0.000275);
        assertThat(json.at("/run/assumed/fundingAtBaseRateUsd").doubleValue()).isEqualTo(-2.25);
        assertThat(json.at("/run/assumed").has("half-spread")).isFalse();           // MU and AMD have their own
        assertThat(json.at("/run/assumed").has("half-spread-SNDK")).isFalse();
        assertThat(MAPPER.readTree(text(HandMadeRun.of())).at("/run/assumed").has("impact-cap")).isFalse();
    }

    @Test
    void what_is_undefined_is_null_with_a_reason() throws JsonProcessingException {
        JsonNode json = MAPPER.readTree(text(HandMadeRun.withSharpe(OptionalDouble.empty())));

        assertThat(json.at("/summary/sharpe").isNull()).isTrue();
        assertThat(json.at("/nullReasons/sharpe").textValue()).isEqualTo("fewer than 3 daily returns");
        assertThat(json.at("/perSymbol/AMD/fundingCoverage").isNull()).isTrue();
        assertThat(json.at("/nullReasons").get("perSymbol.AMD.fundingCoverage").textValue()).isEqualTo("no funding point was due");
    }

    @Test
    void a_number_that_is_not_finite_is_never_written() {
        assertThatThrownBy(() -> text(HandMadeRun.withSharpe(OptionalDouble.of(Double.NaN)))).isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Invariant");
    }

    @Test
    void the_same_run_gives_the_same_bytes_in_another_locale_and_time_zone() {
        String here = text(HandMadeRun.of());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Locale.setDefault(Locale.GERMANY);
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        try {
            assertThat(text(HandMadeRun.of())).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void equity_holds_the_samples_asked_for() throws JsonProcessingException {
        assertThat(MAPPER.readTree(ResultJson.of(HandMadeRun.of(), ResultJson.Equity.BARS, "0")).get("equity")).hasSize(4);
        assertThat(MAPPER.readTree(ResultJson.of(HandMadeRun.of(), ResultJson.Equity.DAILY, "0")).get("equity")).hasSize(3);
        assertThat(MAPPER.readTree(ResultJson.of(HandMadeRun.of(), ResultJson.Equity.NONE, "0")).get("equity")).isEmpty();
    }

    private static String text(FinishedRun run) {
        return ResultJson.of(run, ResultJson.Equity.DAILY, "0.1.0");
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.properties().stream().map(Map.Entry::getKey).toList());
    }
}
