package dev.wafer.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.cli.command.CommandRun;
import dev.wafer.cli.text.JsonText;
import dev.wafer.engine.measure.EquityCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagePartsTest {
    @TempDir
    private Path folder = Path.of("");

    /** Cents of 16,628.08 stay, though seven figures would do with one decimal. */
    @Test
    void amounts_are_never_coarser_than_cents() {
        JsonText json = JsonText.inMarkup();
        NumberColumn.writeUsd(json, "a", new double[] {123_456_789.127}, 5);
        NumberColumn.write(json, "b", new double[] {123_456.7}, 5);

        assertThat(json.end()).isEqualTo("{\"a\":{\"s\":100.0,\"c\":[[0,12345678913]]},\"b\":{\"s\":1.0,\"c\":[[0,123457]]}}");
    }

    @Test
    void a_month_ends_with_the_sample_at_its_last_midnight() {
        long first = Instant.parse("2026-01-30T00:00:00Z").toEpochMilli(), day = 86_400_000;
        EquityCurve curve = new EquityCurve(new long[] {first, first + day, first + 2 * day, first + 3 * day}, new double[] {100, 110, 121, 60.5});

        assertThat(MonthlyReturns.of(curve)).containsExactly(new MonthlyReturns.Month(YearMonth.of(2026, 1), 100, 121),
                new MonthlyReturns.Month(YearMonth.of(2026, 2), 121, 60.5));
    }

    @Test
    void no_text_can_end_the_element_it_stands_in() {
        String json = JsonText.inMarkup().put("a", "</script><!--&\u2028\ud800").end();

        assertThat(json).doesNotContain("<", ">", "&").isEqualTo("{\"a\":\"\\u003C/script\\u003E\\u003C!--\\u0026\\u2028\\uD800\"}");
    }

    @Test
    void a_page_that_cannot_be_written_is_refused_before_the_run() {
        CommandRun run = CommandRun.of("backtest", "--strategy", "nudge-along", "--data", "nowhere", "--html", folder.resolve("no/page.html").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("--html: found no directory " + folder.resolve("no") + ", expected one to write page.html to\n");
    }

    @Test
    void json_on_standard_output_stands_alone_beside_a_page_and_nothing_half_written_stays() throws IOException {
        Path data = PageMarket.write(folder.resolve("data"), "short", 60, "MU");
        CommandRun run = CommandRun.of("backtest", "--strategy", PageMarket.strategy(folder).toString(), "--data", data.toString(), "--funding", "recorded", "--json", "-",
                "--html", folder.resolve("page.html").toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("{").endsWith("}\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("Turner.java", "data", "page.html");
        }
    }

    @Test
    void the_same_run_gives_the_same_page() throws IOException {
        Path data = PageMarket.write(folder.resolve("data"), "short", 60, "MU");
        Path one = folder.resolve("one.html"), other = folder.resolve("other.html");
        for (Path page : new Path[] {one, other}) {
            CommandRun.of("backtest", "--strategy", PageMarket.strategy(folder).toString(), "--data", data.toString(), "--html", page.toString());
        }

        assertThat(Files.mismatch(one, other)).isEqualTo(-1);
    }
}
