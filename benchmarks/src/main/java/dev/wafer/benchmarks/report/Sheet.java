package dev.wafer.benchmarks.report;

import dev.wafer.benchmarks.harness.Answers;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import java.util.ArrayList;
import java.util.List;

/** The figures for people: a page of tables for a terminal, or the same in markdown. */
final class Sheet {
    private static final int WIDTH = 98;
    private static final String SPREAD = "Low and high: a tenth of the measurements lies below, a tenth above.";
    private static final String EQUAL = "Every result was compared, to the bit, with that of another route: by hand, engine, engine by interface,"
            + " batch, sweep on two threads; in ta4j the trades.";

    private final Conditions conditions;
    private final Answers answers;

    Sheet(Conditions conditions, Answers answers) {
        this.conditions = conditions;
        this.answers = answers;
    }

    /** For a terminal; headings bold where it is styled. */
    String page(boolean isStyled) {
        Page page = new Page(isStyled);
        page.section("Wafer benchmarks, " + conditions.mode() + ", " + time(), conditionLines());
        for (Chapter chapter : Chapter.all()) {
            Table table = new Table(chapter.headings().toArray(String[]::new));
            chapter.rows(answers).forEach(row -> table.row(row.toArray(String[]::new)));
            page.section(chapter.title(), table.isEmpty() ? List.of() : table.lines());
        }
        return page.section("How to read this", notes().stream().flatMap(note -> Page.wrapped("", note, WIDTH).stream()).toList()).text();
    }

    private String time() {
        return Figures.time(conditions.time().toEpochMilli()) + " UTC";
    }

    private List<String> conditionLines() {
        return List.of(conditions.processor() + ", " + conditions.processors() + " processors", conditions.jdk(), "commit " + conditions.commit());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(List.of(conditions.clock(), SPREAD));
        if (answers.differences().isEmpty()) {
            notes.add(EQUAL);
        } else {
            notes.add("Results differ, so no figure counts:");
            notes.addAll(answers.differences());
        }
        return notes;
    }

    /** For a document. */
    String markdown() {
        StringBuilder text = new StringBuilder("| conditions | |\n|---|---|\n");
        row(text, List.of("processor", conditions.processor() + ", " + conditions.processors() + " processors"));
        row(text, List.of("JDK", conditions.jdk()));
        row(text, List.of("commit", conditions.commit()));
        row(text, List.of("time", time()));
        row(text, List.of("mode", conditions.clock()));
        for (Chapter chapter : Chapter.all()) {
            List<List<String>> rows = chapter.rows(answers);
            if (!rows.isEmpty()) {
                text.append("\n### ").append(chapter.title()).append("\n\n");
                row(text, chapter.headings().stream().map(heading -> heading.replace(">", "")).toList());
                row(text, chapter.headings().stream().map(heading -> heading.startsWith(">") ? "--:" : "---").toList());
                rows.forEach(row -> row(text, row));
            }
        }
        text.append('\n');
        notes().stream().skip(1).forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
