package dev.wafer.research.signal.catalogue;

import dev.wafer.api.Symbol;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.data.session.UsStockSessions;
import dev.wafer.engine.feature.Readings;
import dev.wafer.engine.feature.Readings.Wanted;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.research.signal.PlaceboSource;
import dev.wafer.research.signal.SignalPanel;
import dev.wafer.research.signal.StudyResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Signals of a catalogue read from a market: what a study takes. */
public final class SignalReading {
    private static final int VOLATILITY_DAYS = 5;
    private static final int REGIME_DAYS = 3;
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final PreparedMarket market;
    private final TimeSpan span;
    private final List<CatalogueSignal> signals;
    private final Readings values;
    private final Readings twins;
    private final Readings context;

    private SignalReading(PreparedMarket market, TimeSpan span, List<CatalogueSignal> signals) {
        this.market = market;
        this.span = span;
        this.signals = List.copyOf(signals);
        values = market.readings(span, signals.stream().map(SignalReading::wanted).toList());
        twins = market.readings(span, signals.stream().filter(CatalogueSignal::isOfOpenInterest)
                .map(signal -> new Wanted(signal.name() + " twin", signal.twin().orElseThrow())).toList());
        context = market.readings(span, context());
    }

    /** Reads signals, their twins and what they are judged by, at each close of a span; bars before it warm them up. */
    public static SignalReading of(PreparedMarket market, TimeSpan span, List<CatalogueSignal> signals) {
        return new SignalReading(market, span, signals);
    }

    private static Wanted wanted(CatalogueSignal signal) {
        return new Wanted(signal.name(), signal.column());
    }

    private static List<Wanted> context() {
        return List.of(new Wanted("past day", (run, symbol) -> run.close(symbol).change(Catalogue.days(run, 1))),
                new Wanted("past five days", (run, symbol) -> run.close(symbol).change(Catalogue.days(run, VOLATILITY_DAYS))),
                new Wanted("volatility", (run, symbol) -> run.close(symbol).change(1).stdev(Math.max(Catalogue.days(run, VOLATILITY_DAYS), 2))),
                new Wanted("open interest", (run, symbol) -> run.openInterestShares(symbol).change(Catalogue.days(run, REGIME_DAYS))));
    }

    /** Length of a row, milliseconds. */
    public long resolutionMs() {
        return market.data().resolutionMs();
    }

    /** Why symbols lack signals: by reason, the signals it holds for. */
    public Map<String, List<String>> signalsByRefusal() {
        Map<String, List<String>> signalsByReason = new LinkedHashMap<>();
        for (int signal = 0; signal < signals.size(); signal++) {
            for (int symbol = 0; symbol < values.symbols().size(); symbol++) {
                String name = signals.get(signal).name();
                values.refusal(signal, symbol).ifPresent(reason -> signalsByReason.computeIfAbsent(reason, _ -> new ArrayList<>()).add(name));
            }
        }
        return signalsByReason;
    }

    /** The same result in which signals that no symbol could have say why. */
    public StudyResult explained(StudyResult study) {
        Map<String, String> lacks = new LinkedHashMap<>(study.lacks());
        lacks.replaceAll((signal, lack) -> {
            List<String> refused = signalsByRefusal().entrySet().stream().filter(refusal -> refusal.getValue().contains(signal)).map(Map.Entry::getKey)
                    .toList();
            return refused.isEmpty() ? lack : String.join("; ", refused);
        });
        return new StudyResult(study.cells(), study.hypotheses(), study.tooShort(), lacks, study.settings());
    }

    /** The panel: hours and days in which a symbol could not be traded have no open, signals that were refused no values. */
    public SignalPanel panel() {
        List<SignalPanel.Symbol> symbols = new ArrayList<>();
        for (Symbol symbol : values.symbols()) {
            symbols.add(new SignalPanel.Symbol(symbol.ticker(), opens(symbol), controls(symbol.index())));
        }
        List<SignalPanel.Signal> read = new ArrayList<>();
        int twin = 0;
        for (int i = 0; i < signals.size(); i++) {
            boolean isOfOpenInterest = signals.get(i).isOfOpenInterest();
            Optional<double[][]> twinValues = isOfOpenInterest ? Optional.of(matrix(twins, twin++)) : Optional.empty();
            read.add(new SignalPanel.Signal(signals.get(i).name(), isOfOpenInterest, signals.get(i).priorSign(), matrix(values, i), twinValues));
        }
        return new SignalPanel(values.toCloses(), symbols, read, regimes());
    }

    /** Signals read again with the open interest of another time in its place: prices, and all that is made of them, stay. */
    public PlaceboSource placebo() {
        return new Placebos();
    }

    /** All signals that must be read again with one rotation are read together. */
    private final class Placebos implements PlaceboSource {
        @Override
        public double[][] rotated(int signal, int shiftRows) {
            return rotated(List.of(signal), shiftRows).getFirst();
        }

        @Override
        public List<double[][]> rotated(List<Integer> wanted, int shiftRows) {
            if (wanted.isEmpty()) {
                return List.of();
            }
            PreparedMarket rotated = market.withRotatedOpenInterest(span, shiftRows);
            Readings read = rotated.readings(span, wanted.stream().map(signal -> wanted(signals.get(signal))).toList());
            return IntStream.range(0, wanted.size()).mapToObj(column -> matrix(read, column)).toList();
        }

        @Override
        public boolean rotatesValues(int signal) {
            return signals.get(signal).placebo() == CatalogueSignal.Placebo.VALUES_ROTATED;
        }
    }

    private static double[][] matrix(Readings readings, int column) {
        return IntStream.range(0, readings.symbols().size()).mapToObj(symbol -> readings.toArray(column, symbol)).toArray(double[][]::new);
    }

    private boolean isIntraday() {
        return market.data().resolutionMs() < DAY_MS;
    }

    /** Opens of the span's ticks at which anything was traded. */
    private double[] opens(Symbol symbol) {
        BarSeries bars = market.data().histories().get(symbol.index()).bars();
        long[] closesMs = values.toCloses();
        double[] opens = new double[closesMs.length];
        Arrays.fill(opens, Double.NaN);
        for (int place = 0; place < opens.length; place++) {
            long openMs = closesMs[place] - market.data().resolutionMs();
            int row = bars.firstRowAtOrAfter(openMs);
            boolean isThere = row < bars.count() && bars.openTimeMs(row) == openMs;
            if (isThere && !(bars.isKnown(Field.VOLUME, row) && bars.value(Field.VOLUME, row) == 0)) {
                opens[place] = bars.value(Field.OPEN, row);
            }
        }
        return opens;
    }

    /** Past returns, volatility, and within days the session. */
    private List<double[]> controls(int symbol) {
        List<double[]> controls = new ArrayList<>(List.of(context.toArray(0, symbol), context.toArray(1, symbol), context.toArray(2, symbol)));
        if (isIntraday()) {
            boolean[] external = external();
            controls.add(IntStream.range(0, external.length).mapToDouble(row -> external[row] ? 1 : 0).toArray());
        }
        return controls;
    }

    private boolean[] external() {
        UsStockSessions sessions = new UsStockSessions();
        long[] closesMs = values.toCloses();
        boolean[] external = new boolean[closesMs.length];
        for (int row = 0; row < external.length; row++) {
            external[row] = sessions.isExternal(closesMs[row]);
        }
        return external;
    }

    private List<SignalPanel.Regime> regimes() {
        List<SignalPanel.Regime> regimes = new ArrayList<>();
        int symbols = values.symbols().size();
        if (isIntraday()) {
            boolean[] external = external();
            boolean[] internal = new boolean[external.length];
            for (int row = 0; row < external.length; row++) {
                internal[row] = !external[row];
            }
            regimes.add(new SignalPanel.Regime("week", everywhere(external, symbols)));
            regimes.add(new SignalPanel.Regime("weekend", everywhere(internal, symbols)));
        }
        regimes.add(new SignalPanel.Regime("oi rising", interest(symbols, 1)));
        regimes.add(new SignalPanel.Regime("oi falling", interest(symbols, -1)));
        return regimes;
    }

    private static boolean[][] everywhere(boolean[] rows, int symbols) {
        return IntStream.range(0, symbols).mapToObj(_ -> rows).toArray(boolean[][]::new);
    }

    private boolean[][] interest(int symbols, int sign) {
        boolean[][] holds = new boolean[symbols][];
        for (int symbol = 0; symbol < symbols; symbol++) {
            double[] change = context.toArray(3, symbol);
            holds[symbol] = new boolean[change.length];
            for (int row = 0; row < change.length; row++) {
                holds[symbol][row] = sign * change[row] > 0;
            }
        }
        return holds;
    }
}
