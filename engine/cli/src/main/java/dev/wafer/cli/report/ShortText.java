package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Table;
import dev.wafer.engine.measure.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is looked at while a strategy is being written: a few measures, those of the run before, and what changed. */
final class ShortText {
    private ShortText() {}

    static List<String> lines(FinishedRun run, Optional<FinishedRun> before, String made) {
        List<String> lines = new ArrayList<>(List.of(made));
        Summary now = run.result().summary();
        Table table = before.isPresent() ? new Table("", ">now", ">before", ">change") : new Table("", ">now", "", "");
        Optional<Summary> then = before.map(last -> last.result().summary());
        table.row(cells("final equity", Figures.usd(now.finalEquityUsd()), then.map(last -> Figures.usd(last.finalEquityUsd())),
                then.map(last -> Figures.signedUsd(now.finalEquityUsd() - last.finalEquityUsd()))));
        table.row(cells("return", Figures.signedPercent(now.totalReturn()), then.map(last -> Figures.signedPercent(last.totalReturn())),
                then.map(last -> Figures.signedPercent(now.totalReturn() - last.totalReturn()))));
        table.row(cells("max drawdown", Figures.percent(now.maxDrawdown()), then.map(last -> Figures.percent(last.maxDrawdown())),
                then.map(last -> Figures.signedPercent(now.maxDrawdown() - last.maxDrawdown()))));
        table.row(cells("Sharpe", Figures.ratio(now.sharpe()), then.map(last -> Figures.ratio(last.sharpe())),
                then.map(last -> change(now.sharpe(), last.sharpe()))));
        count(table, "trades", now.trades(), then.map(Summary::trades));
        count(table, "liquidations", now.liquidations(), then.map(Summary::liquidations));
        lines.addAll(table.lines());
        before.ifPresent(last -> lines.add(isSame(run, last) ? "every decision is the same as before" : "decisions differ from those before"));
        return lines;
    }

    private static void count(Table table, String name, int now, Optional<Integer> then) {
        table.row(cells(name, Figures.count(now), then.map(Figures::count), then.map(last -> (now > last ? "+" : "") + Figures.count((long) now - last))));
    }

    private static String[] cells(String name, String now, Optional<String> then, Optional<String> change) {
        return new String[] {name, now, then.orElse(""), change.orElse("")};
    }

    private static String change(OptionalDouble now, OptionalDouble then) {
        return now.isPresent() && then.isPresent() ? Figures.signedUsd(now.getAsDouble() - then.getAsDouble()) : "n/a";
    }

    private static boolean isSame(FinishedRun run, FinishedRun before) {
        return run.result().journal().decisionsFingerprint().equals(before.result().journal().decisionsFingerprint());
    }
}
