package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.cli.text.Words;
import dev.wafer.data.rule.Rule;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.research.montecarlo.Chance;
import dev.wafer.research.montecarlo.LeverageRow;
import dev.wafer.research.montecarlo.LeverageRow.Ran;
import dev.wafer.research.montecarlo.SurvivalResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Which leverage survives, for people, at most 80 columns wide. */
public final class SurvivalReport {
    private static final int WIDTH = 80;
    private static final int FEW_TRADING_DAYS = 126;
    private static final double DAY_MS = Duration.ofDays(1).toMillis();

    private final FinishedRun run;
    private final SurvivalResult survival;

    private SurvivalReport(FinishedRun run, SurvivalResult survival) {
        this.run = run;
        this.survival = survival;
    }

    /**
     * The report.
     *
     * @param lowest the run at the lowest leverage, with what was asked for
     * @param isStyled whether headings may be bold
     */
    public static String of(FinishedRun lowest, SurvivalResult survival, boolean isStyled) {
        SurvivalReport report = new SurvivalReport(lowest, survival);
        return new Page(isStyled)
                .section(RunReport.title(lowest), report.header())
                .section("Recorded history | chance of a liquidation on " + Figures.count(survival.drawing().plan().paths()) + " drawn paths",
                        report.table())
                .section("Order of high and low inside ambiguous bars", report.legOrders())
                .section("Highest leverage under 1 %: " + report.highest(), report.answer())
                .section("What it rests on", report.grounds())
                .text();
    }

    private List<String> header() {
        List<String> lines = new ArrayList<>();
        lines.addAll(text("data     ", run.dataSet().name() + (run.dataSet().isSynthetic() ? " (simulated: not real prices)" : "")));
        lines.addAll(text("symbols  ", String.join(", ", run.result().symbols()) + ", bars of " + Figures.duration(run.dataSet().resolutionMs())));
        lines.addAll(text("venue    ", run.venue() + ", " + Words.of(run.settings().margin()) + " margin, capital "
                + Figures.usd(run.settings().capitalUsd()) + " USDC"));
        lines.addAll(text("engine   ", EngineText.engine(run.settings())));
        return lines;
    }

    private List<String> table() {
        Table table = new Table(">lev", ">return", ">drawdown", ">liq", ">chance", ">95 % interval", ">first after");
        for (LeverageRow row : survival.rows()) {
            switch (row) {
                case Ran ran -> table.row(ran.leverage() + "x", Figures.signedPercent(ran.recorded().totalReturn()),
                        Figures.percent(ran.recorded().maxDrawdown()), Figures.count(ran.recorded().liquidations()),
                        Figures.percent(ran.chance().share()), interval(ran.chance()), days(ran.meanDaysToLiquidation()));
                case LeverageRow.Refused refused -> table.row(refused.leverage() + "x", "refused", "", "", "", "", "");
            }
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(refusals());
        return lines;
    }

    private static String interval(Chance chance) {
        return Figures.percent(chance.low()).replace(" %", "") + " to " + Figures.percent(chance.high());
    }

    private static String days(OptionalDouble days) {
        return days.isPresent() ? Figures.usd(days.getAsDouble()).replaceAll("\\d$", "") + " d" : "";
    }

    /** Why leverages were refused; one reason once, with the leverages it holds for. */
    private List<String> refusals() {
        Map<String, List<String>> leveragesByReason = new LinkedHashMap<>();
        for (LeverageRow row : survival.rows()) {
            if (row instanceof LeverageRow.Refused refused) {
                leveragesByReason.computeIfAbsent(refused.reason(), _ -> new ArrayList<>()).add(refused.leverage() + "x");
            } else if (row instanceof Ran ran && ran.refusedPaths() > 0) {
                leveragesByReason.computeIfAbsent("refused on " + Figures.count(ran.refusedPaths()) + " paths, which do not count", _ -> new ArrayList<>())
                        .add(ran.leverage() + "x");
            }
        }
        List<String> lines = new ArrayList<>();
        leveragesByReason.forEach((reason, leverages) -> lines.addAll(text(String.join(", ", leverages) + ": ", reason)));
        return lines;
    }

    /** Only where the order changes anything; that it does not is said among the grounds. */
    private List<String> legOrders() {
        Table table = new Table(">lev", ">bars", ">lowest", ">highest return", ">paths", ">optimistic", ">pessimistic");
        for (LeverageRow row : survival.rows()) {
            if (row instanceof Ran ran && isAmbiguous(ran)) {
                table.row(ran.leverage() + "x", Figures.count(ran.recorded().ambiguousBars()), Figures.signedPercent(ran.recorded().lowestReturn()),
                        Figures.signedPercent(ran.recorded().highestReturn()), Figures.count(ran.ambiguousPaths()),
                        Figures.percent(ran.optimistic().share()), Figures.percent(ran.pessimistic().share()));
            }
        }
        return table.isEmpty() ? List.of() : table.lines();
    }

    private static boolean isAmbiguous(Ran ran) {
        return ran.recorded().ambiguousBars() > 0 || ran.ambiguousPaths() > 0;
    }

    private String highest() {
        return survival.highestShown().isPresent() ? survival.highestShown().getAsInt() + "x" : "not shown for any";
    }

    private List<String> answer() {
        List<String> lines = new ArrayList<>();
        int shown = survival.highestShown().orElse(0);
        for (LeverageRow row : survival.rows()) {
            if (row instanceof Ran ran && ran.leverage() == shown) {
                lines.addAll(text("", "Shown: at " + shown + "x " + sentence(ran.chance()) + "."));
            } else if (row instanceof Ran ran && ran.leverage() > shown) {
                String open = ran.chance().share() < SurvivalResult.MOST_CHANCE ? ", so less than 1 % is not shown with so few paths" : "";
                lines.addAll(text("", "Not shown: at " + ran.leverage() + "x " + sentence(ran.chance()) + open + "."));
                return lines;
            }
        }
        return lines;
    }

    private static String sentence(Chance chance) {
        return Figures.count(chance.hits()) + " of " + Figures.count(chance.paths()) + " paths had a liquidation, a chance of " + interval(chance);
    }

    private List<String> grounds() {
        SurvivalResult.Drawing drawing = survival.drawing();
        String kind = run.dataSet().isSynthetic() ? "SIMULATED data" : "recorded data";
        String days = Figures.count(Math.round((drawing.span().toMs() - drawing.span().fromMs()) / DAY_MS));
        List<String> lines = new ArrayList<>();
        lines.addAll(text("", days + " days of " + kind + ", " + Figures.time(drawing.span().fromMs()) + " to " + Figures.time(drawing.span().toMs())
                + " UTC: " + counted(drawing.tradingDays(), "trading day") + " and " + counted(drawing.closedStretches(), "weekend")
                + " (holidays count as such), drawn with replacement in blocks of " + blockLength()
                + ", all symbols together, each kind in its own places; seed " + drawing.plan().seed() + "."));
        lines.addAll(text("", "First after: mean time from the start of a path to its first liquidation."));
        lines.addAll(text("", "The interval is the error of the drawing alone, at 95 %: no path holds a session worse than the history has, and all "
                + "share its drift."));
        if (drawing.tradingDays() < FEW_TRADING_DAYS) {
            lines.addAll(text("", counted(drawing.tradingDays(), "trading day") + " are few (a year has 252): what they lack no path shows."));
        }
        lines.addAll(text("", FundingText.coverage(run)));
        if (run.settings().path() == PathPolicy.SUB_BARS) {
            lines.addAll(text("", "Drawn paths have no finer bars: each of their bars takes the pessimistic order."));
        }
        if (legOrders().isEmpty()) {
            lines.addAll(text("", "No bar is ambiguous: the order of high and low changes nothing."));
        }
        long guesses = run.result().rules().stream().filter(Rule::isGuess).count();
        lines.addAll(guesses == 0 ? List.of() : text("", counted(guesses, "rule") + " guessed; wafer backtest lists them."));
        return lines;
    }

    private String blockLength() {
        double sessions = survival.drawing().plan().meanBlockSessions();
        return sessions == 1 ? "one session" : Figures.plain(sessions) + " sessions on average";
    }

    private static List<String> text(String mark, String text) {
        return Page.kept(mark, text, WIDTH);
    }

    private static String counted(long count, String thing) {
        return Figures.count(count) + " " + thing + (count == 1 ? "" : "s");
    }
}
