package dev.wafer.cli.signals;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.research.signal.Cell;
import dev.wafer.research.signal.Estimate;
import dev.wafer.research.signal.StudyResult;
import dev.wafer.research.signal.Verdict;
import dev.wafer.research.signal.catalogue.CatalogueSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables with a verdict: signals of open interest, yardsticks without, and the cells that say something. */
final class VerdictTables {
    private static final int WIDTH = SignalsReport.WIDTH;
    /** What a verdict may take of the page's width beside the numbers. */
    private static final int VERDICT_WIDTH = 29;
    private static final String NONE = "-";

    private final FinishedSignals found;
    private final StudyResult study;
    private final String whole;
    private final int horizonBars;

    VerdictTables(FinishedSignals found, String whole, int horizonBars) {
        this.found = found;
        study = found.study();
        this.whole = whole;
        this.horizonBars = horizonBars;
    }

    List<String> openInterest() {
        Table table = new Table("signal", ">IC", ">±95 %", ">beyond", ">least", ">adj. p", ">placebo", "verdict");
        for (CatalogueSignal signal : compared(true)) {
            cell(signal).ifPresentOrElse(cell -> {
                Cell.Evidence evidence = cell.evidence();
                Cell.Judgement judgement = cell.judgement();
                row(table, signal, SignalsReport.ic(evidence.rank().ic()), reach(evidence.rank()), SignalsReport.ic(evidence.beyondPrice().ic()),
                        SignalsReport.ic(evidence.minimumDetectableBeyondPrice()), SignalsReport.p(judgement.partialAdjustedP()),
                        judgement.placebo().map(one -> SignalsReport.p(one.pValue())).orElse(NONE));
            }, () -> row(table, signal, NONE, NONE, NONE, NONE, NONE, NONE));
        }
        List<String> lines = new ArrayList<>(table.isEmpty() ? List.of() : table.lines());
        lines.addAll(lacks(true));
        lines.addAll(note("IC: rank coefficient with the return from the next tradable open, ±95 %: its interval. Beyond: what is left given past returns, "
                + "volatility, session and the price-only twin; least: the smallest true one seen in four cases of five; adj. p: its p-value over all cells. "
                + "Placebo: share of rotations of the open interest that do as well."));
        lines.addAll(note("The verdict is the best of all cells of the signal, not of this row alone; in brackets which, if not this row's. Adds: beyond has "
                + "adj. p and placebo of at most 0.05. No better than price: IC has, but price, or open interest of another time, says as much. "
                + "Cannot tell: neither; it may be there and too small to see. No data: no cell has enough rows."));
        return lines;
    }

    List<String> yardsticks() {
        Table table = new Table("yardstick", ">IC", ">±95 %", ">least", ">adj. p", "verdict");
        for (CatalogueSignal signal : compared(false)) {
            cell(signal).ifPresentOrElse(cell -> row(table, signal, SignalsReport.ic(cell.evidence().rank().ic()), reach(cell.evidence().rank()),
                    SignalsReport.ic(cell.evidence().minimumDetectableIc()), SignalsReport.p(cell.judgement().rankAdjustedP())),
                    () -> row(table, signal, NONE, NONE, NONE, NONE));
        }
        List<String> lines = new ArrayList<>(table.isEmpty() ? List.of() : table.lines());
        lines.addAll(lacks(false));
        lines.addAll(note("They use no open interest: what a signal of it has to be better than. Least and adj. p are those of IC. Foretells: IC has adj. p of "
                + "at most 0.05 in some cell. Cannot tell: in none."));
        return lines;
    }

    private List<CatalogueSignal> compared(boolean isOfOpenInterest) {
        return found.compared().stream().filter(signal -> signal.isOfOpenInterest() == isOfOpenInterest).toList();
    }

    /** A verdict that is too wide for the page has its cell below it. */
    private void row(Table table, CatalogueSignal signal, String... numbers) {
        List<String> cells = new ArrayList<>(List.of(signal.name()));
        cells.addAll(List.of(numbers));
        String words = study.verdict(signal.name()).words();
        String where = where(signal);
        boolean isWide = words.length() + 1 + where.length() > VERDICT_WIDTH;
        cells.add(where.isEmpty() || isWide ? words : words + " " + where);
        table.row(cells.toArray(String[]::new));
        if (isWide && !where.isEmpty()) {
            List<String> below = new ArrayList<>(cells);
            below.replaceAll(_ -> "");
            below.set(below.size() - 1, where);
            table.row(below.toArray(String[]::new));
        }
    }

    /** The cell that a verdict comes from, unless the row's own says the same. */
    private String where(CatalogueSignal signal) {
        Verdict verdict = study.verdict(signal.name());
        if (cell(signal).map(cell -> cell.judgement().verdict() == verdict).orElse(false)) {
            return "";
        }
        return study.deciding(signal.name()).map(Cell::key)
                .map(key -> "(" + key.symbol() + (key.regime().equals(Cell.ALL_ROWS) ? "" : ", " + key.regime()) + ", " + length(key.horizonBars()) + ")")
                .orElse("");
    }

    private List<String> lacks(boolean isOfOpenInterest) {
        List<String> lines = new ArrayList<>();
        found.signals().stream().filter(signal -> signal.isOfOpenInterest() == isOfOpenInterest && study.lacks().containsKey(signal.name()))
                .forEach(signal -> lines.addAll(SignalsReport.named(signal.name(), Verdict.NO_DATA.words() + ": " + study.lacks().get(signal.name()))));
        return lines;
    }

    List<String> speaking() {
        Table table = new Table("signal", "symbol", "part", ">length", ">IC", ">beyond", ">adj. p", "verdict");
        for (Cell cell : study.cells()) {
            if (cell.judgement().saysSomething()) {
                Cell.Key key = cell.key();
                table.row(key.signal(), key.symbol(), key.regime(), length(key.horizonBars()), SignalsReport.ic(cell.evidence().rank().ic()),
                        SignalsReport.ic(cell.evidence().beyondPrice().ic()), SignalsReport.p(cell.judgement().adjustedP()),
                        cell.judgement().verdict().words());
            }
        }
        if (table.isEmpty()) {
            return note("None: nothing stands out once all that was looked at is allowed for.");
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(note("adj. p: of beyond where the cell adds, otherwise of IC."));
        return lines;
    }

    private Optional<Cell> cell(CatalogueSignal signal) {
        return study.cell(new Cell.Key(signal.name(), whole, horizonBars, Cell.ALL_ROWS));
    }

    /** Half of the interval, the wider one where an end is cut at one. */
    private static String reach(Estimate estimate) {
        return SignalsReport.ic(Math.max(estimate.high() - estimate.ic(), estimate.ic() - estimate.low()));
    }

    private String length(int bars) {
        return Figures.duration(bars * found.dataSet().resolutionMs());
    }

    private static List<String> note(String text) {
        return Page.kept("", text, WIDTH);
    }
}
