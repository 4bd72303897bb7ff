package dev.wafer.cli.runs;

import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Shown;
import dev.wafer.cli.text.Table;
import dev.wafer.data.io.runs.KeptEvent;
import dev.wafer.data.io.runs.KeptRun;
import dev.wafer.data.io.runs.RunInput;
import dev.wafer.data.io.runs.RunOutcome.Measure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Two kept runs side by side: what went in, what came out, and where they part. */
public final class RunDiff {
    private static final int CELL = 34;
    private static final String NONE = "-";

    private final Side a;
    private final Side b;

    /**
     * A run to be compared.
     *
     * @param name what the reader calls it
     * @param run the run
     * @param journal all that happened in it
     */
    public record Side(String name, KeptRun run, List<KeptEvent> journal) {
        private RunInput input() {
            return run.input();
        }

        private String print(String name) {
            return Optional.ofNullable(run.outcome().fingerprints().get(name)).orElse("");
        }
    }

    /** Compares two. */
    public RunDiff(Side a, Side b) {
        this.a = a;
        this.b = b;
    }

    /** All of it for people. */
    public String text(boolean isStyled) {
        List<String> inputs = inputs(), measures = measures();
        Optional<Integer> parting = parting();
        Page page = new Page(isStyled);
        page.section("Runs", List.of("A  " + a.name() + "  " + Shown.text(RunTables.title(a.run()), 60), "B  " + b.name() + "  "
                + Shown.text(RunTables.title(b.run()), 60)));
        if (inputs.isEmpty() && measures.isEmpty() && parting.isEmpty()) {
            return page.section("Nothing differs", List.of("the same inputs, the same " + a.run().outcome().measures().size() + " measures, the same "
                    + Figures.count(a.journal().size()) + " events")).text();
        }
        page.section("Inputs that differ", inputs.isEmpty() ? List.of("none: the same strategy, parameters, options, data, rules and program") : inputs);
        page.section("Measures that differ", measures.isEmpty() ? List.of("none of " + a.run().outcome().measures().size()) : measures);
        page.section(parting.map(place -> "First event that differs: number " + Figures.count(place + 1L) + " of " + Figures.count(a.journal().size())
                + " in A and "
                + Figures.count(b.journal().size()) + " in B").orElse("Events"), parting.map(this::sides)
                .orElse(List.of("all " + Figures.count(a.journal().size()) + " are the same")));
        return page.text();
    }

    /** What went in and is not the same; empty if all of it is. */
    List<String> inputs() {
        Table table = new Table("", "A", "B");
        row(table, "strategy", a.input().strategy().name(), b.input().strategy().name());
        rows(table, "", a.input().strategy().parameters(), b.input().strategy().parameters());
        Map<String, String> typedA = KeptWords.byOption(a.input()), typedB = KeptWords.byOption(b.input());
        typedA.remove("--strategy");
        typedB.remove("--strategy");
        rows(table, "", typedA, typedB);
        row(table, "data set", a.input().market().dataSet(), b.input().market().dataSet());
        row(table, "symbols", String.join(",", a.input().market().tickers()), String.join(",", b.input().market().tickers()));
        row(table, "span", span(a.input()), span(b.input()));
        row(table, "data read", RunTables.print(a.print("data")), RunTables.print(b.print("data")));
        row(table, "rules in force", RunTables.print(a.print("rules")), RunTables.print(b.print("rules")));
        row(table, "wafer", build(a.input()), build(b.input()));
        List<String> lines = new ArrayList<>(table.isEmpty() ? List.of() : table.lines());
        lines.addAll(SourceDiff.lines(a.input().strategy().source(), b.input().strategy().source()));
        if (lines.isEmpty() && !a.print("parameters").equals(b.print("parameters"))) {
            lines.add("strategy or settings, by their fingerprint: " + RunTables.print(a.print("parameters")) + " and "
                    + RunTables.print(b.print("parameters")));
        }
        return lines;
    }

    private static void rows(Table table, String prefix, Map<String, String> left, Map<String, String> right) {
        Set<String> names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        Map<String, String> standard = BacktestOptions.standardTexts();
        names.forEach(name -> row(table, prefix + Shown.text(name, 24), said(name, left, standard), said(name, right, standard)));
    }

    private static String said(String name, Map<String, String> typed, Map<String, String> standard) {
        return Optional.ofNullable(typed.get(name)).orElse(Optional.ofNullable(standard.get(name)).orElse(NONE));
    }

    private static void row(Table table, String name, String left, String right) {
        if (!left.equals(right)) {
            int from = Shown.text(left, CELL).equals(Shown.text(right, CELL)) ? commonStart(left, right) : 0;
            table.row(name, cell(left, from), cell(right, from));
        }
    }

    /** Long texts that begin alike are shown from where they part. */
    private static String cell(String text, int from) {
        return from == 0 ? Shown.text(text, CELL) : ".." + Shown.text(text.substring(Math.min(from, text.length())), CELL - 2);
    }

    private static int commonStart(String left, String right) {
        int most = Math.min(left.length(), right.length());
        int same = 0;
        while (same < most && left.charAt(same) == right.charAt(same)) {
            same++;
        }
        return Math.max(0, same - 8);
    }

    private static String span(RunInput input) {
        return Figures.time(input.market().fromMs()) + " to " + Figures.time(input.market().toMs());
    }

    private static String build(RunInput input) {
        return input.build().wafer() + ", semantics " + input.build().semantics();
    }

    private List<String> measures() {
        Table table = new Table("", ">A", ">B", ">B - A");
        int same = 0;
        for (Measure left : a.run().outcome().measures()) {
            Measure right = b.run().outcome().measure(left.name()).orElse(left);
            if (left.value().equals(right.value())) {
                same++;
            } else {
                boolean isExact = MeasureText.of(left).equals(MeasureText.of(right));
                table.row(MeasureText.words(left.name()), isExact ? MeasureText.exact(left) : MeasureText.of(left), isExact ? MeasureText.exact(right)
                        : MeasureText.of(right),
                        isExact || left.value().isEmpty() || right.value().isEmpty() ? "" : change(left, right));
            }
        }
        if (table.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(same == 0 ? "all differ" : same + " more are the same");
        return lines;
    }

    private static String change(Measure left, Measure right) {
        String text = MeasureText.of(new Measure(left.name(), OptionalDouble.of(right.value().orElseThrow() - left.value().orElseThrow()), left.isCount(), ""));
        return text.startsWith("-") || text.chars().noneMatch(c -> c >= '1' && c <= '9') ? text : "+" + text;
    }

    /** The first place at which the journals say something else; none if both are the same. */
    private Optional<Integer> parting() {
        int both = Math.min(a.journal().size(), b.journal().size());
        for (int place = 0; place < both; place++) {
            if (!a.journal().get(place).equals(b.journal().get(place))) {
                return Optional.of(place);
            }
        }
        return a.journal().size() == b.journal().size() ? Optional.empty() : Optional.of(both);
    }

    private List<String> sides(int place) {
        List<String> lines = new ArrayList<>(event("A  ", a, place));
        lines.addAll(event("B  ", b, place));
        return lines;
    }

    private static List<String> event(String mark, Side side, int place) {
        String text = place < side.journal().size() ? EventText.line(side.journal().get(place), side.input().market()) : "nothing more happens";
        return Page.wrapped(mark, text, RunTables.TEXT_WIDTH);
    }

    /** The part of it about the first event that differs; empty if none does. */
    List<String> firstEvent() {
        return parting().map(this::sides).orElse(List.of());
    }
}
