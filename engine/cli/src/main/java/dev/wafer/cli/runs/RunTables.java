package dev.wafer.cli.runs;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Shown;
import dev.wafer.cli.text.Table;
import dev.wafer.data.io.runs.KeptRun;
import dev.wafer.data.io.runs.KeptTrade;
import dev.wafer.data.io.runs.RunInput;
import dev.wafer.data.io.runs.RunOutcome.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Kept runs for people. Money in USDC, times UTC. */
public final class RunTables {
    static final int TEXT_WIDTH = 98;
    private static final int STRATEGY_WIDTH = 34;
    private static final int NAME_WIDTH = 24;
    private static final int REASON_WIDTH = 18;
    private static final int PRINT_DIGITS = 16;

    private RunTables() {}

    /** A line for each run. */
    public static String list(List<KeptRun> runs, boolean isStyled) {
        Table table = new Table("run", "strategy", ">return", ">Sharpe", ">drawdown", ">trades", ">liq.");
        for (KeptRun run : runs) {
            table.row(run.id(), Shown.text(title(run), STRATEGY_WIDTH), measure(run, "totalReturn"), measure(run, "sharpe"), measure(run, "maxDrawdown"),
                    measure(run, "trades"), measure(run, "liquidations"));
        }
        return new Page(isStyled).section("Kept runs, newest first", table.lines()).text();
    }

    private static String measure(KeptRun run, String name) {
        return run.outcome().measure(name).map(MeasureText::of).orElse("");
    }

    /** Strategy and parameters. */
    public static String title(KeptRun run) {
        Map<String, String> parameters = run.input().strategy().parameters();
        return (run.input().strategy().name() + " " + parameters.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(" "))).strip();
    }

    /** All of a run, but of its trades the first ones. */
    public static String show(KeptRun run, List<KeptTrade> trades, int most, boolean isStyled) {
        String simulated = run.input().market().isSynthetic() ? "  [SIMULATED DATA]" : "";
        return new Page(isStyled)
                .section(run.id() + "  " + Shown.text(title(run), TEXT_WIDTH) + simulated, head(run.input(), run.keptMs()))
                .section("Again", Page.wrapped("", KeptWords.line(run.input()), TEXT_WIDTH))
                .section("Measures", measures(run.outcome().measures()))
                .section("Fingerprints (sha256, begin)", prints(run))
                .section("Trades" + (trades.size() > most ? " (first " + most + " of " + Figures.count(trades.size()) + "; --trades N for more)" : ""),
                        trades(trades.subList(0, Math.min(most, trades.size()))))
                .text();
    }

    private static List<String> head(RunInput input, long keptMs) {
        Table table = new Table("", "").row("kept", Figures.time(keptMs) + " by wafer " + Shown.text(input.build().wafer(), NAME_WIDTH) + ", semantics "
                + input.build().semantics())
                .row("typed in", Shown.text(input.folder(), TEXT_WIDTH - 12))
                .row("data", Shown.text(input.market().dataSet(), TEXT_WIDTH - 12))
                .row("symbols", Shown.text(String.join(", ", input.market().tickers()), TEXT_WIDTH - 12))
                .row("span", Figures.time(input.market().fromMs()) + " to " + Figures.time(input.market().toMs()));
        input.strategy().source().ifPresent(source -> table.row("source", Figures.count(source.lines().count()) + " lines are kept (--source prints them)"));
        return table.lines();
    }

    /** Two to a line: they are short. */
    private static List<String> measures(List<Measure> measures) {
        Table table = new Table("", ">", "", "", ">");
        int half = (measures.size() + 1) / 2;
        for (int place = 0; place < half; place++) {
            Measure left = measures.get(place);
            boolean isPair = place + half < measures.size();
            table.row(MeasureText.words(left.name()), MeasureText.of(left), "", isPair ? MeasureText.words(measures.get(place + half).name()) : "",
                    isPair ? MeasureText.of(measures.get(place + half)) : "");
        }
        List<String> lines = new ArrayList<>(table.lines());
        measures.stream().filter(measure -> measure.value().isEmpty() && !measure.nullReason().isEmpty())
                .forEach(measure -> lines.addAll(Page.wrapped(MeasureText.words(measure.name()) + ": ", Shown.text(measure.nullReason(), 400), TEXT_WIDTH)));
        return lines;
    }

    private static List<String> prints(KeptRun run) {
        Table table = new Table("", "", "", "", "", "", "", "");
        List<String> cells = new ArrayList<>();
        run.outcome().fingerprints().forEach((name, print) -> {
            cells.add(name);
            cells.add(print(print));
            if (cells.size() % 8 == 2 || cells.size() % 8 == 5) {
                cells.add("");
            }
        });
        for (int from = 0; from + 8 <= cells.size(); from += 8) {
            table.row(cells.subList(from, from + 8).toArray(String[]::new));
        }
        return table.lines();
    }

    /** The beginning of a fingerprint. */
    static String print(String fingerprint) {
        String digits = fingerprint.startsWith("sha256:") ? fingerprint.substring("sha256:".length()) : fingerprint;
        return Shown.text(digits.length() > PRINT_DIGITS ? digits.substring(0, PRINT_DIGITS) : digits);
    }

    private static List<String> trades(List<KeptTrade> trades) {
        Table table = new Table(">", "in", "out", "", "", ">quantity", ">profit", "exit by", "because");
        for (int place = 0; place < trades.size(); place++) {
            KeptTrade trade = trades.get(place);
            table.row(Integer.toString(place + 1), Figures.time(trade.entry().timeMs()), Figures.time(trade.exit().timeMs()), Shown.text(trade.symbol(), 8),
                    trade.side(), Figures.quantity(trade.quantityShares()), Figures.signedUsd(trade.money().profitUsd()), trade.exit().reason(),
                    Shown.text(trade.because(), REASON_WIDTH));
        }
        return trades.isEmpty() ? List.of() : table.lines();
    }
}
