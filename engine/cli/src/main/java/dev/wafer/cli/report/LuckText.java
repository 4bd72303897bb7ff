package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.data.io.store.TrialLedger.Book;
import dev.wafer.data.io.store.TrialLedger.Opening;
import dev.wafer.data.io.store.Trials.Spread;
import dev.wafer.research.overfit.Luck;
import dev.wafer.research.overfit.OverfitChance;
import dev.wafer.research.overfit.SuperiorAbility;
import dev.wafer.research.overfit.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How much of a result may be luck, in text at most 80 columns wide; and what the trial ledger knows. */
public final class LuckText {
    private static final int WIDTH = 80;
    private static final int MARK_WIDTH = 8;
    private static final double DAYS_PER_YEAR = 365;
    private static final double LONGEST_YEARS = 100;

    private LuckText() {}

    /** {@code likely luck}. */
    public static String verdict(Verdict verdict) {
        return switch (verdict) {
            case LIKELY_LUCK -> "likely luck";
            case CANNOT_TELL -> "cannot tell";
            case UNLIKELY_LUCK_ALONE -> "unlikely to be luck alone";
        };
    }

    /**
     * A text with the word before it.
     *
     * @param mark {@code DSR}
     * @param text one line, however long
     */
    public record Row(String mark, String text) {}

    /**
     * The best of a sweep.
     *
     * @param points that ran in this sweep, or in this part of it
     * @param isCounted whether the trials are those of the ledger, not this sweep's alone
     */
    public static List<String> sweep(Luck luck, long points, boolean isCounted) {
        return sweepRows(luck, points, isCounted).stream().flatMap(row -> row(row.mark() + " ".repeat(MARK_WIDTH - row.mark().length()), row.text()).stream()).toList();
    }

    /** The same, unbroken. */
    public static List<Row> sweepRows(Luck luck, long points, boolean isCounted) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("trials", Figures.count(luck.trials(), "configuration") + (isCounted ? " on this data so far, "
                + (luck.trials() == points ? "all" : Figures.count(points)) + " of them here" : ", those of this sweep: no ledger is kept")));
        rows.add(new Row("DSR", deflated(luck)));
        boolean areAll = luck.tested() == points;
        String of = areAll ? "" : " of these " + Figures.count(luck.tested());
        if (!areAll && luck.tested() > 0) {
            rows.add(new Row("drawn", drawn(luck)));
        }
        rows.add(new Row("PBO", luck.chance().map(chance -> chance(chance, of)).orElse("not known: it takes two points and 24 days")));
        rows.add(new Row("SPA", luck.ability().map(test -> ability(test, of)).orElse("not known: it takes 24 days")));
        rows.add(new Row("verdict", verdict(luck.verdict()) + " " + thresholds(luck.verdict())
                + (luck.isChoiceWorthNothing() ? "; the choice among the points was worth nothing (PBO at least 50 %)" : "")));
        return rows;
    }

    /** To add the best to points drawn evenly would tell a test of their best beforehand: pure noise would then pass it. */
    private static String drawn(Luck luck) {
        return Figures.count(luck.tested()) + " points, evenly by seed, which PBO and SPA read. The best above is " + (luck.isBestTested() ? "one of them."
                : "none of them, and is not added: chosen among all, it would look too good among these. PBO and SPA judge the space, DSR the best.");
    }

    private static String deflated(Luck luck) {
        OptionalDouble chance = luck.deflated();
        if (chance.isEmpty() || luck.best().isEmpty()) {
            return luck.best().isEmpty() ? "not known: the best's daily returns do not vary" : "not known: it takes the Sharpe ratios of two trials";
        }
        return Figures.percent(chance) + " sure that the best's Sharpe (" + yearly(luck.best().get().sharpePerDay()) + " over "
                + Figures.count(luck.best().get().days(), "day") + ") is above what luck gives the best of " + Figures.count(luck.trials()) + " ("
                + yearly(luck.expectedMaximum().getAsDouble()) + ")" + enough(luck) + ".";
    }

    /** How long the best must go on like this until one may be sure; nothing where no time is enough. */
    private static String enough(Luck luck) {
        OptionalDouble days = luck.minimumDays();
        if (days.isEmpty()) {
            return "";
        }
        String time = days.getAsDouble() > LONGEST_YEARS * DAYS_PER_YEAR ? "over 100 years" : Figures.count((long) Math.ceil(days.getAsDouble()), "day");
        return "; to be 95 % sure takes " + time + " like these";
    }

    private static String chance(OverfitChance chance, String of) {
        return Figures.percent(chance.probability()) + " of " + Figures.count(chance.splits())
                + " splits have the best" + of + " of one half of the days in the lower half on the other.";
    }

    private static String ability(SuperiorAbility test, String of) {
        return Figures.percent(test.consistent()) + " chance of a best" + of + " this good if no point beats doing nothing (reality check "
                + Figures.percent(test.realityCheck()) + "; " + Figures.count(test.bootstrap().resamples()) + " resamples, blocks of "
                + Figures.ratio(OptionalDouble.of(test.bootstrap().meanBlockDays())) + " days).";
    }

    private static String thresholds(Verdict verdict) {
        return switch (verdict) {
            case LIKELY_LUCK -> "(DSR below 50 % or SPA above 50 %)";
            case CANNOT_TELL -> "(more than luck from DSR 95 % and SPA 5 % on, with PBO below 50 % and 60 days)";
            case UNLIKELY_LUCK_ALONE -> "(DSR at least 95 %, SPA at most 5 %, PBO below 50 %)";
        };
    }

    /** One run. */
    public static List<String> run(Luck luck, boolean isCounted) {
        List<String> lines = new ArrayList<>();
        if (luck.best().isPresent()) {
            String deflated = isCounted && luck.trials() > 1 && luck.deflated().isPresent() ? ", " + Figures.percent(luck.deflated())
                    + " above what luck gives the best of " + Figures.count(luck.trials()) : "";
            lines.addAll(row("Sharpe  ", Figures.percent(luck.probabilistic()) + " sure that the true one is above 0" + deflated));
        }
        lines.addAll(row("trials  ", isCounted ? Figures.count(luck.trials(), "configuration") + " tried on this data so far"
                : "not counted: no ledger is kept"));
        return lines;
    }

    /** {@code 2026-08-01 10:00 UTC sma-cross fast=5, because: "final check"}. */
    public static String opening(Opening opening) {
        return Figures.time(opening.timeMs()) + " UTC " + opening.strategy() + ", because: " + opening.reason();
    }

    /** All that a ledger knows. */
    public static String books(List<Book> books, boolean isStyled) {
        Page page = new Page(isStyled);
        for (Book book : books) {
            List<String> lines = new ArrayList<>(List.of(book.fingerprint(), Figures.count(book.counts().configurations(), "configuration") + " tried"));
            Spread all = book.counts().all();
            all.variance().ifPresent(variance -> lines.add("Sharpe " + yearly(all.sum() / all.measured()) + " a year on average, deviation "
                    + yearly(Math.sqrt(variance))));
            book.holdout().ifPresent(holdout -> lines.add("reserved from " + Figures.time(holdout.fromMs()) + " UTC on, since "
                    + Figures.time(holdout.setMs()) + " UTC"
                    + (book.openings().isEmpty() ? ", never opened" : "")));
            book.openings().forEach(opening -> lines.addAll(Page.kept("opened ", opening(opening), WIDTH)));
            page.section(book.dataSet(), lines);
        }
        return page.text();
    }

    private static String yearly(double sharpePerDay) {
        return Figures.ratio(OptionalDouble.of(sharpePerDay * Math.sqrt(DAYS_PER_YEAR)));
    }

    private static List<String> row(String mark, String text) {
        return Page.kept(mark + " ", text, WIDTH);
    }
}
