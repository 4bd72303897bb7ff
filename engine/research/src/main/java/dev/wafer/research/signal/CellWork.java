package dev.wafer.research.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** All coefficients of one signal at one horizon in one part of the history: each symbol, and pooled. */
final class CellWork {
    /** Rows a cell must have, and how often its horizon must fit into them: below that an error would have fewer than three degrees of freedom. */
    private static final int LEAST_ROWS = 24;

    private static final int LEAST_HORIZONS = 12;

    /** What is known of a cell before it is compared with the others. */
    static final class Draft {
        private final Cell.Key key;
        private final Cell.Evidence evidence;
        private final Cell.Behaviour behaviour;
        private final float[] rankDirection;
        private final float[] partialDirection;

        Draft(Cell.Key key, Cell.Evidence evidence, Cell.Behaviour behaviour, float[] rankDirection, float[] partialDirection) {
            this.key = key;
            this.evidence = evidence;
            this.behaviour = behaviour;
            this.rankDirection = rankDirection;
            this.partialDirection = partialDirection;
        }

        Cell.Key key() {
            return key;
        }

        Cell.Evidence evidence() {
            return evidence;
        }

        Cell.Behaviour behaviour() {
            return behaviour;
        }

        /** The array itself, for the step-down. */
        float[] rankDirection() {
            return rankDirection;
        }

        /** The array itself, for the step-down. */
        float[] partialDirection() {
            return partialDirection;
        }
    }

    private final Study study;
    private final int signal;
    private final int horizon;
    private final int regime;
    private final List<CellPart> parts = new ArrayList<>();

    CellWork(Study study, int signal, int horizon, int regime) {
        this.study = study;
        this.signal = signal;
        this.horizon = horizon;
        this.regime = regime;
    }

    /** One per symbol and the pooled one last, empty where there are too few rows. Pooled: of at least two symbols that have their own. */
    List<Optional<Draft>> drafts() {
        int symbols = study.panel().symbols().size();
        List<Optional<Draft>> drafts = new ArrayList<>();
        for (int symbol = 0; symbol < symbols; symbol++) {
            Optional<CellPart> part = part(symbol);
            part.ifPresent(parts::add);
            String name = study.panel().symbols().get(symbol).name();
            drafts.add(part.map(one -> draft(name, List.of(one))));
        }
        if (symbols > 1) {
            drafts.add(parts.size() > 1 ? Optional.of(draft(Cell.POOLED, parts)) : Optional.empty());
        }
        return drafts;
    }

    private Optional<CellPart> part(int symbol) {
        SignalColumns x = study.signal(signal, symbol);
        SymbolColumns y = study.symbol(symbol);
        int[] raw = study.rows(symbol, regime, row -> isKnown(x.values()[row]) && isKnown(y.returns(horizon)[row]));
        int[] held = heldRows(symbol);
        if (held.length < leastRows()) {
            return Optional.empty();
        }
        return CellPart.of(x, y, new CellPart.Place(symbol, horizon, horizonBars(), raw, held));
    }

    private int[] heldRows(int symbol) {
        SignalColumns x = study.signal(signal, symbol);
        SymbolColumns y = study.symbol(symbol);
        return study.rows(symbol, regime, row -> isKnown(x.values()[row]) && isKnown(y.returns(horizon)[row]) && y.isControlled(row));
    }

    private int leastRows() {
        return Math.max(LEAST_ROWS, LEAST_HORIZONS * horizonBars());
    }

    /** Why no symbol has a cell here. */
    String lack() {
        int symbols = study.panel().symbols().size();
        int most = IntStream.range(0, symbols).map(symbol -> heldRows(symbol).length).max().orElse(0);
        if (most >= leastRows()) {
            boolean isTwinRare = IntStream.range(0, symbols).anyMatch(symbol -> heldRows(symbol).length >= leastRows() && isTwinRare(symbol));
            return isTwinRare ? "its price-only twin, which it is held against, was known in fewer than half of its rows"
                    : "it, or the return after it, was always the same";
        }
        boolean isEverKnown = IntStream.range(0, symbols)
                .anyMatch(symbol -> DoubleStream.of(study.signal(signal, symbol).values()).anyMatch(CellWork::isKnown));
        return isEverKnown ? "known in " + most + " rows that have a return after them, expected " + leastRows()
                : "known in no row: data or rules lack what it is made of, or the history is shorter than its windows";
    }

    private boolean isTwinRare(int symbol) {
        int[] rows = heldRows(symbol);
        return study.signal(signal, symbol).twin().map(twin -> CellPart.isRare(rows, twin)).orElse(false);
    }

    private static boolean isKnown(double value) {
        return !Double.isNaN(value);
    }

    private int horizonBars() {
        return study.settings().horizonsBars().get(horizon);
    }

    private Draft draft(String symbol, List<CellPart> of) {
        Cell.Key key = new Cell.Key(study.panel().signals().get(signal).name(), symbol, horizonBars(), study.regimeName(regime));
        Tally rank = tally(of, CellPart.RANK);
        Tally partial = tally(of, CellPart.PARTIAL);
        Optional<Tally> twin = study.signal(signal, 0).twin().map(values -> tally(of, CellPart.TWIN));
        Tally beyond = twin.orElse(partial);
        double effectiveRows = EffectiveRows.of(of, CellPart.RANK, study, horizonBars());
        double effectiveBeyond = EffectiveRows.of(of, twin.isPresent() ? CellPart.TWIN : CellPart.PARTIAL, study, horizonBars());
        Cell.Evidence evidence = new Cell.Evidence(tally(of, CellPart.PEARSON).estimate(horizonBars()), rank.estimate(horizonBars()),
                partial.estimate(horizonBars()), twin.map(tally -> tally.estimate(horizonBars())), rank.observations(), effectiveRows,
                rank.minimumDetectable(effectiveRows, horizonBars()), beyond.minimumDetectable(effectiveBeyond, horizonBars()));
        int blocks = study.blocks();
        Cell.Behaviour behaviour = Behaviours.of(of, study, study.panel().signals().get(signal).priorSign(), rank.ic());
        return new Draft(key, evidence, behaviour, rank.direction(blocks), beyond.direction(blocks));
    }

    private Tally tally(List<CellPart> of, int kind) {
        Tally tally = new Tally(study.panel().rows());
        of.forEach(part -> tally.add(part.correlation(kind), part.rows(kind)));
        return tally;
    }
}
