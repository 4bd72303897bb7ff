package dev.wafer.research.signal.table;

import dev.wafer.engine.measure.Summary;
import dev.wafer.research.signal.Cell;
import dev.wafer.research.signal.Estimate;
import dev.wafer.research.signal.StudyResult;
import dev.wafer.research.signal.catalogue.CatalogueSignal;
import dev.wafer.research.signal.catalogue.SignalTrades.Traded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/**
 * What a study of signals found, as tables of tablesaw whose columns have the names of the JSON. What is not there is a missing value. The last column of
 * every table says whether the market was made up.
 *
 * @param study what was found
 * @param signals that were studied
 * @param traded what became of each of them
 * @param resolutionMs length of a bar, milliseconds
 * @param isSimulated whether the market was made up
 */
public record StudyTables(StudyResult study, List<CatalogueSignal> signals, List<Traded> traded, long resolutionMs, boolean isSimulated) {
    private static final double HOUR_MS = Duration.ofHours(1).toMillis();

    /** Copies. */
    public StudyTables {
        signals = List.copyOf(signals);
        traded = List.copyOf(traded);
        if (!(resolutionMs > 0)) {
            throw new IllegalArgumentException("study tables: found bars of " + resolutionMs + " ms, expected more than 0");
        }
    }

    /** All tables. */
    public List<Table> all() {
        return List.of(signalTable(), cells(), decay(), quantiles(), months(), tradedTable());
    }

    /** Table {@code signals}, a row for each: what it is, the verdict over all its cells, which cell it rests on, or why there is none. */
    public Table signalTable() {
        return stamped("signals", new Layout<>(signals).text("signal", CatalogueSignal::name).text("description", CatalogueSignal::description)
                .flag("openInterest", CatalogueSignal::isOfOpenInterest).whole("priorSign", CatalogueSignal::priorSign)
                .text("verdict", signal -> study.verdict(signal.name()).words())
                .maybeText("decidingSymbol", signal -> deciding(signal).map(Cell.Key::symbol))
                .maybeText("decidingRegime", signal -> deciding(signal).map(Cell.Key::regime))
                .maybeWhole("decidingHorizonBars", signal -> deciding(signal).map(key -> (long) key.horizonBars()))
                .maybeText("noDataBecause", signal -> Optional.ofNullable(study.lacks().get(signal.name()))));
    }

    private Optional<Cell.Key> deciding(CatalogueSignal signal) {
        return study.deciding(signal.name()).map(Cell::key);
    }

    /** Table {@code cells}, a row for each: coefficients with their errors, how many rows they rest on, and what is left of them. */
    public Table cells() {
        Layout<Cell> layout = keyed(study.cells(), Function.identity());
        layout.whole("rows", cell -> cell.evidence().rows()).number("effectiveRows", cell -> cell.evidence().effectiveRows())
                .number("minimumDetectableIc", cell -> cell.evidence().minimumDetectableIc())
                .number("minimumDetectableBeyondPrice", cell -> cell.evidence().minimumDetectableBeyondPrice());
        estimate(layout, "pearson", cell -> Optional.of(cell.evidence().pearson()));
        estimate(layout, "rank", cell -> Optional.of(cell.evidence().rank()));
        estimate(layout, "partial", cell -> Optional.of(cell.evidence().partial()));
        estimate(layout, "partialGivenTwin", cell -> cell.evidence().partialGivenTwin());
        layout.number("hitShare", cell -> cell.behaviour().hitShare()).number("turnoverPerBar", cell -> cell.behaviour().turnoverPerBar())
                .number("rankAdjustedP", cell -> cell.judgement().rankAdjustedP()).number("partialAdjustedP", cell -> cell.judgement().partialAdjustedP())
                .number("partialFdrQ", cell -> cell.judgement().partialFdrQ())
                .maybeWhole("placeboRotations", cell -> cell.judgement().placebo().map(placebo -> (long) placebo.rotations()))
                .maybe("placeboP", cell -> placebo(cell, Cell.Placebo::pValue)).maybe("placeboMedianIc", cell -> placebo(cell, Cell.Placebo::medianIc))
                .text("verdict", cell -> cell.judgement().verdict().words());
        return stamped("cells", layout);
    }

    private static void estimate(Layout<Cell> layout, String name, Function<Cell, Optional<Estimate>> of) {
        layout.maybe(name + "Ic", cell -> number(of.apply(cell), Estimate::ic)).maybe(name + "StandardError", cell -> number(of.apply(cell), Estimate::standardError))
                .maybe(name + "Low", cell -> number(of.apply(cell), Estimate::low)).maybe(name + "High", cell -> number(of.apply(cell), Estimate::high))
                .maybe(name + "P", cell -> number(of.apply(cell), Estimate::pValue));
    }

    private static OptionalDouble placebo(Cell cell, Function<Cell.Placebo, Double> value) {
        return number(cell.judgement().placebo(), value);
    }

    private static <T> OptionalDouble number(Optional<T> from, Function<T, Double> value) {
        return from.map(value).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    /**
     * Table {@code decay}, a row for each signal, symbol and part: rank coefficients by horizon, {@code rankIcAfter24Bars}, and the half-life
     * ({@link StudyResult#halfLifeBars}).
     */
    public Table decay() {
        record Line(String signal, String symbol, String part) {}
        List<Line> lines = study.cells().stream().map(Cell::key).map(key -> new Line(key.signal(), key.symbol(), key.regime())).distinct().toList();
        Layout<Line> layout = new Layout<>(lines).text("signal", Line::signal).text("symbol", Line::symbol).text("regime", Line::part);
        for (int bars : study.settings().horizonsBars()) {
            layout.maybe("rankIcAfter" + bars + "Bars", line -> number(study.cell(new Cell.Key(line.signal, line.symbol, bars, line.part)),
                    cell -> cell.evidence().rank().ic()));
        }
        layout.maybe("halfLifeBars", line -> study.halfLifeBars(line.signal, line.symbol, line.part));
        return stamped("decay", layout);
    }

    private record Fifth(Cell cell, int number, Cell.Quantile found) {}

    /** Table {@code quantiles}, five rows for each cell: returns after the signal lay in a fifth of its own past, 1 the lowest. */
    public Table quantiles() {
        List<Fifth> fifths = new ArrayList<>();
        for (Cell cell : study.cells()) {
            int number = 0;
            for (Cell.Quantile quantile : cell.behaviour().quantiles()) {
                fifths.add(new Fifth(cell, ++number, quantile));
            }
        }
        return stamped("quantiles", keyed(fifths, Fifth::cell).whole("quantile", Fifth::number).whole("rows", fifth -> fifth.found.rows())
                .maybe("meanLogReturn", fifth -> fifth.found.rows() == 0 ? OptionalDouble.empty() : OptionalDouble.of(fifth.found.meanLogReturn())));
    }

    /** Table {@code months}, a row for each cell with a month of ten rows or more: how steady its rank coefficient was. */
    public Table months() {
        List<Cell> cells = study.cells().stream().filter(cell -> cell.behaviour().months().count() > 0).toList();
        return stamped("months", keyed(cells, Function.identity()).whole("months", cell -> cell.behaviour().months().count())
                .number("sameSignShare", cell -> cell.behaviour().months().sameSignShare()).number("lowest", cell -> cell.behaviour().months().lowest())
                .number("median", cell -> cell.behaviour().months().median()).number("highest", cell -> cell.behaviour().months().highest()));
    }

    /** Table {@code traded}, a row for each signal and leverage, the yardstick last: what trading it made, why it was refused, or why it never traded. */
    public Table tradedTable() {
        return stamped("traded", new Layout<>(traded).text("name", Traded::name).whole("leverage", Traded::leverage)
                .maybeText("refused", run -> Optional.of(run.refusal()).filter(reason -> !reason.isBlank()))
                .maybeText("neverTraded", run -> Optional.of(run.idle()).filter(reason -> !reason.isBlank()))
                .maybe("totalReturn", run -> number(run.summary(), Summary::totalReturn))
                .maybe("sharpe", run -> run.summary().map(Summary::sharpe).orElseGet(OptionalDouble::empty))
                .maybe("maxDrawdownIntrabar", run -> number(run.summary(), Summary::maxDrawdownIntrabar))
                .maybeWhole("liquidations", run -> run.summary().map(summary -> (long) summary.liquidations()))
                .maybeWhole("trades", run -> run.summary().map(summary -> (long) summary.trades())));
    }

    /** Rows that begin with the key of a cell. */
    private <T> Layout<T> keyed(List<T> rows, Function<T, Cell> cell) {
        Function<T, Cell.Key> key = cell.andThen(Cell::key);
        return new Layout<>(rows).text("signal", row -> key.apply(row).signal()).text("symbol", row -> key.apply(row).symbol())
                .text("regime", row -> key.apply(row).regime()).whole("horizonBars", row -> key.apply(row).horizonBars())
                .number("horizonHours", row -> key.apply(row).horizonBars() * (resolutionMs / HOUR_MS));
    }

    private <T> Table stamped(String name, Layout<T> layout) {
        return layout.flag("simulated", _ -> isSimulated).table(name);
    }
}
