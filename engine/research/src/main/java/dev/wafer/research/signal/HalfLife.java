package dev.wafer.research.signal;

import java.util.List;
import java.util.OptionalDouble;

/** How fast a coefficient fades with the horizon. */
final class HalfLife {
    private static final double SEEN = 0.05;

    private HalfLife() {}

    /** See {@link StudyResult#halfLifeBars}. Example: 0.08 at 1 bar, 0.06 at 4, 0.02 at 8 bars: half of 0.08 at 6 bars, 5 bars after the first. */
    static OptionalDouble bars(List<Cell> byHorizon) {
        int peak = 0;
        for (int i = 1; i < byHorizon.size(); i++) {
            peak = Math.abs(ic(byHorizon, i)) > Math.abs(ic(byHorizon, peak)) ? i : peak;
        }
        if (byHorizon.isEmpty() || !(byHorizon.get(peak).evidence().rank().pValue() <= SEEN)) {
            return OptionalDouble.empty();
        }
        double sign = Math.signum(ic(byHorizon, peak));
        double half = sign * ic(byHorizon, peak) / 2;
        for (int i = peak + 1; i < byHorizon.size(); i++) {
            double now = sign * ic(byHorizon, i);
            if (now <= half) {
                double before = sign * ic(byHorizon, i - 1);
                double passed = bars(byHorizon, i - 1) + (before - half) / (before - now) * (bars(byHorizon, i) - bars(byHorizon, i - 1));
                return OptionalDouble.of(passed - bars(byHorizon, peak));
            }
        }
        return OptionalDouble.empty();
    }

    private static double ic(List<Cell> cells, int i) {
        return cells.get(i).evidence().rank().ic();
    }

    private static double bars(List<Cell> cells, int i) {
        return cells.get(i).key().horizonBars();
    }
}
