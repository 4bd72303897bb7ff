package dev.wafer.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wafer.benchmarks.Question;
import dev.wafer.benchmarks.harness.Answers;
import dev.wafer.benchmarks.harness.Figure;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultJsonTest {
    private static JsonNode json() throws IOException {
        Conditions conditions = new Conditions("quick", "a processor", 2, "a JDK", "abc1234", Instant.parse("2026-05-01T10:00:00Z"));
        List<Figure> figures = Arrays.stream(Question.values())
                .map(question -> new Figure(question.key(), question.text(), question.unit().text(), 2, 1, 3)).toList();
        return new ObjectMapper().readTree(ResultJson.text(conditions, new Answers(figures, List.of("trades: 3 and 4"))));
    }

    @Test
    void each_figure_is_a_number_with_its_spread_beside_it() throws IOException {
        JsonNode json = json();

        for (String key : List.of("hand_ns_per_bar", "engine_ns_per_bar", "engine_mega_ns_per_bar", "engine_orders_ns_per_bar",
                "engine_realistic_ns_per_bar", "three_symbols_ns_per_bar", "sweep_ns_per_bar_point", "sweep_two_threads_ns_per_bar_point",
                "ta4j_ns_per_bar", "load_rows_per_s", "engine_interface_ns_per_bar", "memory_ns_per_bar")) {
            assertThat(json.path(key).isNumber()).as(key).isTrue();
            assertThat(json.path(key + "_low").asDouble()).as(key).isEqualTo(1);
            assertThat(json.path(key + "_high").asDouble()).as(key).isEqualTo(3);
        }
    }

    @Test
    void conditions_ratios_and_differences_are_told() throws IOException {
        JsonNode json = json();

        assertThat(json.path("mode").asText()).isEqualTo("quick");
        assertThat(json.path("commit").asText()).isEqualTo("abc1234");
        assertThat(json.path("engine_per_hand").asDouble()).isEqualTo(1);
        assertThat(json.path("differences").path(0).asText()).isEqualTo("trades: 3 and 4");
        assertThat(json.path("gateFailures").path(0).asText()).isEqualTo("results differ: trades: 3 and 4");
    }
}
