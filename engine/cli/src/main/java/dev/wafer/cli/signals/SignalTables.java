package dev.wafer.cli.signals;

import dev.wafer.api.signal.LeverageMix;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.research.signal.Cell;
import dev.wafer.research.signal.catalogue.Catalogue;
import dev.wafer.research.signal.catalogue.CatalogueSignal;
import dev.wafer.research.signal.catalogue.SignalTrades.Traded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables below the main one: one length of return, by symbol, part of the history, fifth and month; and what trading made. */
final class SignalTables {
    private static final int FIFTHS = 5;
    private static final String TRADED_NOTE = "Once a day long where the signal stands more than half a standard deviation above the mean of its own past, "
            + "short where as much below, flat between, by its prior sign; flat too for the first 30 daily values, after the signal's own window. "
            + "Buy-and-hold is bought on day 31, when the first rule can trade. Liq: liquidations.";
    private static final String NONE = "-";

    private final FinishedSignals found;
    private final String whole;
    private final int horizonBars;

    SignalTables(FinishedSignals found, String whole, int horizonBars) {
        this.found = found;
        this.whole = whole;
        this.horizonBars = horizonBars;
    }

    /** What each signal is, and how it is read. */
    List<String> names() {
        Table table = new Table("signal", "sign", "what it is");
        found.signals().forEach(signal -> table.row(signal.name(), signal.priorSign() > 0 ? "+" : "-", signal.description()));
        return with(table, "Sign: + where a high value should go before a rise, - before a fall; said before any data was seen, and traded that way. Open "
                + "interest is in shares. oi-cluster-distance rests on a guess at the leverage of open positions, which nobody publishes: " + mix() + ".");
    }

    private static String mix() {
        LeverageMix mix = Catalogue.leverageMix();
        return mix.parts().stream().map(part -> (Figures.plain(part.leverage()) + "x " + Math.round(100 * part.weight()) + " %").replace(' ', Page.KEPT))
                .collect(Collectors.joining(", ")) + ", maximum" + Page.KEPT + mix.maxLeverage() + "x";
    }

    private static List<String> with(Table table, String note) {
        if (table.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(Page.kept("", note, SignalsReport.WIDTH));
        return lines;
    }

    /** Nothing for one symbol alone: it is in the main table. */
    List<String> bySymbol() {
        return found.symbols().size() == 1 ? List.of()
                : with(coefficients(found.symbols(), symbol -> signal -> new Cell.Key(signal, symbol, horizonBars, Cell.ALL_ROWS)),
                        "-: too few rows, or the symbol cannot have it.");
    }

    List<String> byRegime() {
        List<String> regimes = SignalsReport.regimes(found.study());
        String sessions = regimes.contains("week") ? "Week: closes while the external market of the stocks is open, evenings and nights included; weekend: the "
                + "others, when the venue finds the price itself. " : "";
        return with(coefficients(regimes, regime -> signal -> new Cell.Key(signal, whole, horizonBars, regime)), sessions
                + "OI rising, falling: closes at which open interest stood above, below that of three days before.");
    }

    private Table coefficients(List<String> columns, Function<String, Function<String, Cell.Key>> keys) {
        List<String> headings = new ArrayList<>(List.of("signal"));
        columns.forEach(column -> headings.add(">" + column));
        Table table = new Table(headings.toArray(String[]::new));
        for (CatalogueSignal signal : found.compared()) {
            List<String> row = new ArrayList<>(List.of(signal.name()));
            columns.forEach(column -> row.add(found.study().cell(keys.apply(column).apply(signal.name()))
                    .map(cell -> SignalsReport.ic(cell.evidence().rank().ic())).orElse(NONE)));
            table.row(row.toArray(String[]::new));
        }
        return table;
    }

    List<String> quantiles() {
        Table table = new Table("signal", ">lowest", ">2", ">3", ">4", ">highest", ">hits", ">turnover a bar");
        for (CatalogueSignal signal : found.compared()) {
            main(signal).filter(cell -> cell.behaviour().quantiles().size() == FIFTHS).ifPresent(cell -> {
                List<String> row = new ArrayList<>(List.of(signal.name()));
                cell.behaviour().quantiles().forEach(fifth -> row.add(fifth.rows() == 0 ? NONE
                        : String.format(Locale.ROOT, "%+.2f", 100 * StrictMath.expm1(fifth.meanLogReturn()))));
                row.add(Figures.percent(cell.behaviour().hitShare()));
                row.add(Figures.percent(cell.behaviour().turnoverPerBar()));
                table.row(row.toArray(String[]::new));
            });
        }
        return with(table, "Edges are those of the past alone. Hits: share of rows whose return is the one the prior sign says, above 50 % it was right more "
                + "often than not. Turnover a bar: mean change of the place among past values, 0 % still, 100 % from end to end every bar.");
    }

    List<String> months() {
        Table table = new Table("signal", ">independent rows", ">months", ">same sign", ">lowest", ">median", ">highest");
        for (CatalogueSignal signal : found.compared()) {
            Optional<Cell> cell = main(signal);
            String rows = cell.map(one -> Figures.count(Math.round(one.evidence().effectiveRows()))).orElse(NONE);
            cell.map(one -> one.behaviour().months()).filter(months -> months.count() > 0).ifPresent(months -> table.row(signal.name(), rows,
                    Figures.count(months.count()), Figures.percent(months.sameSignShare()), SignalsReport.ic(months.lowest()),
                    SignalsReport.ic(months.median()), SignalsReport.ic(months.highest())));
        }
        return with(table, "Independent rows: how many would tell as much, where returns overlap or symbols move together. Months: of UTC, with ten rows or "
                + "more. Same sign: share of them with the sign of the whole.");
    }

    private Optional<Cell> main(CatalogueSignal signal) {
        return found.study().cell(new Cell.Key(signal.name(), whole, horizonBars, Cell.ALL_ROWS));
    }

    List<String> traded() {
        Map<String, List<Traded>> byName = new LinkedHashMap<>();
        found.traded().forEach(one -> byName.computeIfAbsent(one.name(), _ -> new ArrayList<>()).add(one));
        List<String> headings = new ArrayList<>(List.of("signal"));
        byName.values().iterator().next().forEach(one -> headings.addAll(List.of(">" + one.leverage() + "x return", ">Sharpe", ">drawdown", ">liq")));
        Table table = new Table(headings.toArray(String[]::new));
        List<String> below = new ArrayList<>();
        byName.forEach((name, runs) -> {
            if (runs.stream().allMatch(run -> !why(run).isEmpty())) {
                below.addAll(SignalsReport.named(name, found.study().lacks().containsKey(name) ? "never traded: no data" : why(runs.getFirst())));
            } else {
                List<String> row = new ArrayList<>(List.of(name));
                runs.forEach(run -> row.addAll(cells(run)));
                table.row(row.toArray(String[]::new));
            }
        });
        List<String> lines = new ArrayList<>(table.isEmpty() ? List.of() : table.lines());
        lines.addAll(below);
        lines.addAll(Page.kept("", TRADED_NOTE, SignalsReport.WIDTH));
        return lines;
    }

    /** Why a run has no numbers; empty if it has. */
    private static String why(Traded run) {
        return !run.refusal().isBlank() ? "never traded: " + run.refusal() : run.idle().isBlank() ? "" : "never traded: " + run.idle();
    }

    private static List<String> cells(Traded run) {
        return run.summary().filter(_ -> why(run).isEmpty())
                .map(summary -> List.of(Figures.signedPercent(summary.totalReturn()), Figures.ratio(summary.sharpe()),
                        Figures.percent(summary.maxDrawdownIntrabar()), Figures.count(summary.liquidations())))
                .orElse(List.of("never", "", "", ""));
    }
}
