package dev.wafer.research.signal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Studies signals: what each says about the returns after it, how sure that is, and whether price alone says the same.
 *
 * <p><b>Errors</b> are those of {@code LongRun} (equal-weighted cosines with Student's t: overlap, signals and returns that follow themselves), pooled
 * with the symbols' influences added up row by row first (Driscoll and Kraay). Ranks and least squares are taken over the whole history at once: this
 * describes the past, it is no rule that could have been traded. The fifths of {@link Cell.Behaviour} are causal. On few rows the intervals beyond
 * price are too wide rather than too narrow: simulated on 100 rows, a 95 % interval covers 97 % at one row ahead and nearly always at five.
 *
 * <p><b>Beyond price</b>: the partial rank coefficient, given ranks of the controls and of the price-only twin. All cells together are allowed for by the
 * step-down of Romano and Wolf, once for the rank coefficients and once for the partial ones.
 *
 * <p><b>The verdict</b> on a cell:
 *
 * <ul>
 *   <li>{@code adds}: the signal uses open interest, the adjusted p of the coefficient beyond price is at most 0.05, and so is the placebo's.
 *   <li>{@code foretells}: the signal uses no open interest, and the adjusted p of the rank coefficient is at most 0.05.
 *   <li>{@code no better than price}: the signal uses open interest and does not add, the adjusted p of the rank coefficient is at most 0.05 (something is
 *       there), and one of: the coefficient beyond price has p above 0.05 by itself while one as large as the rank coefficient would have been seen with
 *       80 % power (2.80 of its errors, more where its degrees of freedom are few, are no more than it); or the placebo's p is above 0.05 and the median
 *       of the rotations, in the direction of the true one, is at least half of the coefficient beyond price: open interest of another time does as well.
 *   <li>{@code cannot tell}: everything else.
 *   <li>{@code no data}: of a signal that has no cell at all.
 * </ul>
 */
public final class SignalStudy {
    private static final double LEVEL = 0.05;

    private final Study study;
    private final PlaceboSource source;
    private final List<CellWork.Draft> drafts = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    /** Indexes of a cell; the pooled symbol comes after the last. */
    private record Place(int signal, int symbol, int regime, int horizon) {}

    private SignalStudy(SignalPanel panel, PlaceboSource source, StudySettings settings) {
        study = new Study(panel, settings);
        this.source = source;
    }

    /**
     * Studies every signal on every symbol and pooled, at every horizon, over all rows and in every regime.
     *
     * @param source asked for signals that use open interest, at every shift of the settings
     */
    public static StudyResult run(SignalPanel panel, PlaceboSource source, StudySettings settings) {
        return new SignalStudy(panel, source, settings).run();
    }

    private StudyResult run() {
        int possible = draft();
        StudySettings settings = study.settings();
        double[] rankP = new StepDown(
                        drafts.stream().map(draft -> draft.evidence().rank()).toList(),
                        drafts.stream().map(CellWork.Draft::rankDirection).toList())
                .adjusted(settings);
        double[] partialP = new StepDown(
                        drafts.stream().map(draft -> draft.evidence().beyondPrice()).toList(),
                        drafts.stream().map(CellWork.Draft::partialDirection).toList())
                .adjusted(settings);
        double[] rates = FalseDiscovery.rates(
                drafts.stream().mapToDouble(draft -> draft.evidence().beyondPrice().pValue()).toArray());
        List<Cell> cells = new ArrayList<>();
        Map<Integer, Placebos> placebos = placebos(rankP, partialP);
        for (int i = 0; i < drafts.size(); i++) {
            cells.add(judged(i, rankP[i], partialP[i], rates[i], Optional.ofNullable(placebos.get(places.get(i).signal()))));
        }
        return new StudyResult(cells, drafts.size(), possible - drafts.size(), lacks(), settings);
    }

    /** Fills the drafts in the order of the result; how many cells there could have been. */
    private int draft() {
        int signals = study.panel().signals().size();
        int regimes = study.regimes();
        int horizons = study.settings().horizonsBars().size();
        List<List<Optional<CellWork.Draft>>> made = new ArrayList<>(Collections.nCopies(signals * regimes * horizons, List.of()));
        Study.inParallel(made.size(), study.settings().threads(), task ->
                made.set(task, new CellWork(study, task / horizons / regimes, task % horizons, task / horizons % regimes).drafts()));
        int symbols = made.getFirst().size();
        for (int signal = 0; signal < signals; signal++) {
            for (int symbol = 0; symbol < symbols; symbol++) {
                for (int i = 0; i < regimes * horizons; i++) {
                    Place place = new Place(signal, symbol, i / horizons, i % horizons);
                    made.get(signal * regimes * horizons + i).get(symbol).ifPresent(draft -> {
                        drafts.add(draft);
                        places.add(place);
                    });
                }
            }
        }
        return made.size() * symbols;
    }

    /** By signal: in all rows, and in the regimes where a cell of it stands out after all that was looked at. */
    private Map<Integer, Placebos> placebos(double[] rankP, double[] partialP) {
        List<Integer> shifts = study.settings().shiftsRows();
        List<Integer> signals = IntStream.range(0, shifts.isEmpty() ? 0 : study.panel().signals().size())
                .filter(signal -> study.panel().signals().get(signal).usesOpenInterest() && places.stream().anyMatch(place -> place.signal() == signal))
                .boxed()
                .toList();
        List<Optional<Placebos>> made = new ArrayList<>(Collections.nCopies(signals.size(), Optional.empty()));
        int threads = study.settings().threads();
        Study.inParallel(signals.size(), threads, i ->
                made.set(i, Optional.of(new Placebos(study, signals.get(i), regimes(signals.get(i), rankP, partialP)))));
        List<Integer> readAgain = signals.stream().filter(signal -> !source.rotatesValues(signal)).toList();
        Study.inParallel(signals.isEmpty() ? 0 : shifts.size(), threads, rotation -> {
            List<double[][]> values = source.rotated(readAgain, shifts.get(rotation));
            for (int i = 0; i < signals.size(); i++) {
                int place = readAgain.indexOf(signals.get(i));
                Placebos asked = made.get(i).orElseThrow();
                if (place < 0) {
                    asked.askOwn(rotation, shifts.get(rotation));
                } else {
                    asked.ask(rotation, values.get(place));
                }
            }
        });
        Map<Integer, Placebos> bySignal = new HashMap<>();
        for (int i = 0; i < made.size(); i++) {
            bySignal.put(signals.get(i), made.get(i).orElseThrow());
        }
        return bySignal;
    }

    /** By name, why signals have no cell. */
    private Map<String, String> lacks() {
        Map<String, String> lacks = new LinkedHashMap<>();
        for (int signal = 0; signal < study.panel().signals().size(); signal++) {
            int asked = signal;
            if (places.stream().noneMatch(place -> place.signal() == asked)) {
                lacks.put(study.panel().signals().get(signal).name(), new CellWork(study, signal, 0, 0).lack());
            }
        }
        return lacks;
    }

    private List<Integer> regimes(int signal, double[] rankP, double[] partialP) {
        return IntStream.range(0, study.regimes())
                .filter(regime -> regime == 0
                        || IntStream.range(0, places.size())
                                .filter(i -> places.get(i).signal() == signal && places.get(i).regime() == regime)
                                .anyMatch(i -> Math.min(rankP[i], partialP[i]) <= LEVEL))
                .boxed()
                .toList();
    }

    private Cell judged(int i, double rankP, double partialP, double rate, Optional<Placebos> placebos) {
        Place place = places.get(i);
        CellWork.Draft draft = drafts.get(i);
        Optional<Cell.Placebo> placebo = placebos.flatMap(made -> made.of(place.regime(), place.symbol(), place.horizon()));
        boolean usesOpenInterest = study.panel().signals().get(place.signal()).usesOpenInterest();
        Verdict verdict = Judge.verdict(usesOpenInterest, draft.evidence(), rankP, partialP, placebo);
        return new Cell(draft.key(), draft.evidence(), draft.behaviour(), new Cell.Judgement(rankP, partialP, rate, placebo, verdict));
    }
}
