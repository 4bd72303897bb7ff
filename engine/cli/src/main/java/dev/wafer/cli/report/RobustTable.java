package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.research.montecarlo.Chance;
import dev.wafer.research.montecarlo.Distribution;
import dev.wafer.research.robust.Change;
import dev.wafer.research.robust.RobustResult;
import dev.wafer.research.robust.RobustResult.Alone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Where a run stands among its neighbours. */
final class RobustTable {
    private static final int NARROW = "+12.34 %".length();

    private RobustTable() {}

    /** {@code Robust? Return +12.34 %: 63rd percentile of 50 neighbours in parameters}; those lie on both sides, so a half is what luckless has. */
    static String title(FinishedRun run) {
        return run.robustness().map(robust -> "Robust? Return " + Figures.signedPercent(robust.headlineReturn()) + ": " + robust.parameterReturns()
                .map(returns -> place(robust, returns, " in parameters")).orElseGet(() -> place(robust, robust.returns(), ""))).orElse("");
    }

    private static String place(RobustResult robust, Distribution returns, String of) {
        int below = returns.below(robust.headlineReturn()), above = returns.above(robust.headlineReturn());
        String all = Figures.count(returns.count()) + " neighbours" + of;
        if (below == 0 && above == 0) {
            return "all " + all + " have the same";
        } else if (below == returns.count()) {
            return "above all " + all;
        } else if (above == returns.count()) {
            return "below all " + all;
        }
        return ordinal(Math.clamp(Math.round(returns.percentile(robust.headlineReturn()) * 100), 1, 99)) + " percentile of " + all;
    }

    /** Where it stands among all of them, why that is no half, and how many of them are one and the same. */
    private static String mixture(RobustResult robust) {
        String different = different("", robust.returns()) + robust.parameterReturns().map(returns -> different(" in parameters", returns)).orElse("");
        return "With all changes mixed: " + place(robust, robust.returns(), "") + ". Double costs only hurt, a bar's delay mostly does, and none "
                + "has less of either: above 50 is what to expect." + different;
    }

    private static String different(String of, Distribution returns) {
        int different = returns.differentCount();
        return different == returns.count() ? "" : " The " + Figures.count(returns.count()) + of + " have " + Figures.count(different)
                + (different == 1 ? " outcome." : " different outcomes.");
    }

    /** {@code 1st, 2nd, 3rd, 11th, 63rd}. */
    static String ordinal(long number) {
        boolean isTeen = number / 10 % 10 == 1;
        return number + (isTeen ? "th" : switch ((int) (number % 10)) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        });
    }

    /** Nothing if the neighbours were not asked for. */
    static List<String> lines(FinishedRun run) {
        return run.robustness().map(RobustTable::lines).orElse(List.of());
    }

    private static List<String> lines(RobustResult robust) {
        List<String> lines = new ArrayList<>(Page.kept("", mixture(robust), RunReport.TEXT_WIDTH));
        lines.addAll(new Table("", ">lowest", ">5 %", ">25 %", ">median", ">75 %", ">95 %", ">highest")
                .row(row("return", robust.returns(), RobustTable::narrow)).row(row("drawdown", robust.drawdowns(), Figures::percent)).lines());
        lines.addAll(Page.kept("", share(robust.loss()) + " of the neighbours ended with a loss, " + share(robust.liquidated())
                + " had a liquidation.", RunReport.TEXT_WIDTH));
        lines.add("");
        Table table = new Table("changed alone", ">runs", ">mean move", ">lowest", ">median", ">highest");
        robust.alone().forEach(alone -> table.row(alone(alone, robust)));
        lines.addAll(table.lines());
        lines.addAll(Page.kept("", ground(robust), RunReport.TEXT_WIDTH));
        return lines;
    }

    private static String[] row(String name, Distribution values, DoubleFunction<String> figure) {
        return new String[] {name, figure.apply(values.lowest()), figure.apply(values.quantile(0.05)), figure.apply(values.quantile(0.25)),
            figure.apply(values.quantile(0.5)), figure.apply(values.quantile(0.75)), figure.apply(values.quantile(0.95)),
            figure.apply(values.highest())};
    }

    /** A percentage that keeps a row of seven within the width of a page: {@code +12.34 %}, {@code +1,234 %}, {@code +1.2e5 %}. */
    static String narrow(double fraction) {
        String percent = Figures.signedPercent(fraction);
        if (percent.length() <= NARROW) {
            return percent;
        }
        String whole = (fraction > 0 ? "+" : "-") + Figures.count(Math.round(Math.abs(fraction) * 100)) + " %";
        return whole.length() <= NARROW ? whole : String.format(Locale.ROOT, "%+.1e %%", fraction * 100).replaceFirst("e\\+0*", "e");
    }

    private static String share(Chance chance) {
        return Figures.percent(chance.share());
    }

    private static String[] alone(Alone alone, RobustResult robust) {
        return new String[] {words(alone.change(), robust), Figures.count(alone.returns().count()), narrow(alone.meanMove()).replace("+", ""),
            narrow(alone.returns().lowest()), narrow(alone.returns().quantile(0.5)),
            narrow(alone.returns().highest())};
    }

    private static String words(Change change, RobustResult robust) {
        return switch (change) {
            case PARAMETERS -> "parameters";
            case START -> "start 1 to " + robust.mostShiftDays() + " days later";
            case LATE -> "orders a bar late";
            case COSTS -> "costs doubled";
            case LEG_ORDERS -> "order in bars";
        };
    }

    private static String ground(RobustResult robust) {
        List<String> texts = new ArrayList<>();
        texts.add(robust.movedParameters().isEmpty() ? "The strategy has no number among its parameters that could be moved."
                : "Each neighbour has " + String.join(", ", robust.movedParameters()) + " moved by up to 20 % or one step within what is allowed"
                        + (robust.mostShiftDays() == 0 ? "" : ", a start 0 to " + robust.mostShiftDays() + " days later") + mixed());
        Optional.of(robust).filter(one -> one.movedParameters().isEmpty())
                .ifPresent(one -> texts.add("Each neighbour has a start 0 to " + one.mostShiftDays() + " days later" + mixed()));
        texts.add("All see the same history: what another would have done, wafer montecarlo asks.");
        if (robust.refusedDraws() > 0) {
            texts.add(Figures.count(robust.refusedDraws()) + " draws of parameters were refused by the strategy and drawn again.");
        }
        return String.join(" ", texts) + " Seed " + robust.plan().seed() + ".";
    }

    private static String mixed() {
        return ", and each by the toss of a coin: orders a bar late, doubled fees, spread and impact, high and low of every bar in drawn order.";
    }
}
