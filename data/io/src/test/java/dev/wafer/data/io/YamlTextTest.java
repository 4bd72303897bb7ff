package dev.wafer.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written reads back as it was, whatever stands in it. */
class YamlTextTest {
    private static String read(String key, String value) {
        Problems problems = new Problems();
        YamlSection section = YamlSection.read(Path.of("x.yaml"), YamlText.of(Map.of("outer", Map.of(key, value))), problems).section("outer").orElseThrow();
        assertThat(section.keys()).containsExactly(key);
        return section.rawText(key);
    }

    @Test
    void hostile_texts_and_keys_come_back() {
        for (String hostile : new String[] {"<script>", "\"'`", "a: b", "# no", "- x", "*x", "&x", "!x", "{a: 1}", "true", "null", "~", "1e3", "0x1", " room ", "a\nb\r\tc",
            "\u202e\ud83d\ude00\u2028", "\\n", "x".repeat(10_000), "-1.50", "007"}) {
            assertThat(read("key", hostile)).isEqualTo(hostile);
            assertThat(read(hostile, "value")).isEqualTo("value");
        }
        assertThat(read("key", "")).isEmpty();
    }

    @Test
    void keys_stay_in_order_and_numbers_stand_without_quotes() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("z", "1.5");
        values.put("a", "one");

        assertThat(YamlText.of(values)).isEqualTo("z: 1.5\na: \"one\"\n");
    }
}
