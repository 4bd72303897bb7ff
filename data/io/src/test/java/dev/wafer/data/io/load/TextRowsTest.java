package dev.wafer.data.io.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines and cells are those that Java's own line reader gives, cut at every comma; however the text arrives. */
class TextRowsTest {
    private static final String LETTERS = "a1.,,,\n\r\n \t\"-\u2003é";

    /** Gives a few characters at a time. */
    private static final class Trickle extends Reader {
        private final Reader text;
        private final SplittableRandom random;

        Trickle(String text, SplittableRandom random) {
            this.text = new StringReader(text);
            this.random = random;
        }

        @Override
        public int read(char[] chars, int from, int count) throws IOException {
            return text.read(chars, from, Math.min(count, random.nextInt(1, 4)));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static List<List<String>> cut(Reader reader) throws IOException {
        TextRows rows = new TextRows(reader);
        List<List<String>> lines = new ArrayList<>();
        while (rows.next()) {
            List<String> line = new ArrayList<>(List.of(rows.text(), "quote " + rows.hasQuote(), "blank " + rows.isBlank()));
            for (int place = 0; place < rows.cellCount(); place++) {
                line.add(rows.cell(place));
                assertThat(rows.isEmpty(place)).isEqualTo(rows.cell(place).isEmpty());
            }
            lines.add(line);
        }
        return lines;
    }

    private static List<List<String>> plain(String text) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new StringReader(text));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            List<String> cut = new ArrayList<>(List.of(line, "quote " + line.contains("\""), "blank " + line.isBlank()));
            Arrays.stream(line.split(",", -1)).map(String::strip).forEach(cut::add);
            lines.add(cut);
        }
        return lines;
    }

    private static String random(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, LETTERS.length()).forEach(place -> text.append(LETTERS.charAt(place)));
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void any_text_is_cut_as_by_the_plain_way(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            String text = random(random, random.nextInt(40));
            assertThat(cut(new Trickle(text, random))).as("seed " + seed + ": '" + text + "'").isEqualTo(plain(text));
        }
    }

    @Test
    void a_text_longer_than_any_buffer_is_cut_as_by_the_plain_way() throws IOException {
        String text = random(new SplittableRandom(9), 400_000);

        assertThat(cut(new StringReader(text))).isEqualTo(plain(text));
    }

    @Test
    void a_line_longer_than_any_buffer_is_one_line() throws IOException {
        String text = "1,".repeat(100_000) + "\r\n2";

        assertThat(cut(new StringReader(text))).isEqualTo(plain(text));
    }
}
