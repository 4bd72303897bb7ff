package dev.wafer.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.benchmarks.Allocation;
import dev.wafer.benchmarks.Question;
import dev.wafer.benchmarks.harness.Answers;
import dev.wafer.benchmarks.harness.Figure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final int NARROW = 80;
    private static final Conditions CONDITIONS = new Conditions("full", "a processor", 2, "a JDK", "abc1234", Instant.parse("2026-05-01T10:00:00Z"));

    /** Every figure that a chapter has a row for, with large numbers. */
    private static Answers answers(String... differences) {
        List<Figure> figures = new ArrayList<>();
        for (Question question : Question.values()) {
            figures.add(new Figure(question.key(), question.text(), question.unit().text(), 123.456, 111.111, 999.994));
        }
        for (Allocation.Kind kind : Allocation.Kind.values()) {
            figures.add(Figure.exact(kind.key(), kind.text(), "u", 1_234_567));
        }
        for (String key : List.of("first_run_ms", "warm_run_ms", "memory_gb_per_s", "bytes_per_trade")) {
            figures.add(Figure.exact(key, key, "u", 1_234_567));
        }
        return new Answers(figures, List.of(differences));
    }

    @Test
    void every_figure_has_a_row_and_no_row_lacks_a_figure() {
        List<String> keys = Chapter.all().stream().flatMap(chapter -> chapter.keys().stream()).toList();

        assertThat(keys).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(answers().figures().stream().map(Figure::key).toList());
    }

    @Test
    void tables_fit_a_narrow_terminal() {
        String tables = new Sheet(CONDITIONS, answers()).page(false).split("\nHow to read this", -1)[0];

        assertThat(tables.lines()).hasSizeGreaterThan(30).allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(NARROW));
    }

    @Test
    void a_page_says_under_what_conditions_was_measured() {
        assertThat(new Sheet(CONDITIONS, answers()).page(false)).contains("full, 2026-05-01 10:00 UTC", "a processor, 2 processors", "a JDK", "commit abc1234");
        assertThat(new Sheet(CONDITIONS, answers()).markdown()).contains("| commit | abc1234 |", "| time | 2026-05-01 10:00 UTC |");
    }

    @Test
    void a_row_of_markdown_has_as_many_cells_as_its_headings() {
        String markdown = new Sheet(CONDITIONS, answers()).markdown();

        assertThat(markdown).contains("| engine, declared wish | 123.46 | 111.11 | 999.99 | ns/bar | 1.00 |");
        assertThat(markdown.split("\n### One run", -1)[1].split("\n\n", -1)[1].lines().map(line -> line.chars().filter(c -> c == '|').count()).distinct())
                .containsExactly(7L);
    }

    @Test
    void where_results_differ_no_figure_counts() {
        assertThat(new Sheet(CONDITIONS, answers("trades: 3 and 4")).page(false)).contains("no figure counts", "trades: 3 and 4")
                .doesNotContain("to the bit");
    }
}
