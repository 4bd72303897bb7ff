package dev.wafer.research.signal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.TDistribution;

/** Student's distribution with a number of degrees of freedom, and the two quantiles of it that a study asks for again and again. */
final class Student {
    private static final double UPPER = 0.975;
    private static final double POWER = 0.80;
    private static final Map<Integer, Student> KNOWN = new ConcurrentHashMap<>();

    private final TDistribution distribution;
    private final double reach;
    private final double seen;

    private Student(int freedom) {
        distribution = new TDistribution(freedom);
        reach = distribution.inverseCumulativeProbability(UPPER);
        seen = reach + distribution.inverseCumulativeProbability(POWER);
    }

    static Student of(int freedom) {
        return KNOWN.computeIfAbsent(freedom, Student::new);
    }

    /** Errors from the estimate to an end of its 95 % interval: 1.96 for many degrees of freedom, 2.78 for 4. */
    double reach() {
        return reach;
    }

    /**
     * Errors from zero at which a true coefficient is seen, two-sided at 5 %, with 80 % power: the quantiles 0.975 and 0.80 added. 2.80 for many degrees
     * of freedom, 3.72 for 4. It is a little too small below 4 degrees (power 0.77 at 2): the error is as uncertain as the coefficient there.
     */
    double seen() {
        return seen;
    }

    /** Two-sided p-value of an estimate so many errors from zero. */
    double pValue(double errors) {
        return 2 * distribution.cumulativeProbability(-Math.abs(errors));
    }
}
