package dev.wafer.research.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * p-values that allow for everything that was looked at: the step-down of J. P. Romano and M. Wolf, "Stepwise Multiple Testing as Formalized Data
 * Snooping", Econometrica 73, 2005. The joint distribution of all statistics under "no coefficient differs from zero" is drawn by a block bootstrap with
 * normal multipliers (V. Chernozhukov, D. Chetverikov and K. Kato, Review of Economic Studies 86, 2019): each block of rows gets one number, the same
 * for every cell, so cells stay as dependent as they are. Every statistic enters by its own Student p-value, turned into a normal number: few degrees
 * of freedom at long horizons do not spoil the test for the short ones.
 *
 * <p>Left out: dependence between cells that reaches further than a block. It makes the p-values too large, not too small.
 */
final class StepDown {
    /** Drawn side by side, while one block's numbers are at hand. */
    private static final int TOGETHER = 8;

    private static final double FARTHEST = 38;

    private final double[] distances;
    private final int[] byDistance;
    private final float[][] blocks;

    /** With a direction per cell: what each block contributes, sum of squares 1. */
    StepDown(List<Estimate> estimates, List<float[]> directions) {
        int cells = estimates.size();
        NormalDistribution normal = new NormalDistribution();
        distances = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            double p = estimates.get(cell).pValue();
            distances[cell] = p > 0 ? Math.min(FARTHEST, -normal.inverseCumulativeProbability(p / 2)) : FARTHEST;
        }
        byDistance = IntStream.range(0, cells).boxed().sorted((a, b) -> Double.compare(distances[b], distances[a])).mapToInt(i -> i).toArray();
        blocks = new float[directions.isEmpty() ? 0 : directions.getFirst().length][cells];
        for (int block = 0; block < blocks.length; block++) {
            for (int cell = 0; cell < cells; cell++) {
                blocks[block][cell] = directions.get(cell)[block];
            }
        }
    }

    /** Adjusted p-values in the order of the cells: at the least {@code 1 / (draws + 1)}. */
    double[] adjusted(StudySettings settings) {
        int groups = (settings.bootstrapDraws() + TOGETHER - 1) / TOGETHER;
        List<int[]> counts = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            counts.add(new int[distances.length]);
        }
        Study.inParallel(groups, settings.threads(), group -> {
            int draws = Math.min(TOGETHER, settings.bootstrapDraws() - group * TOGETHER);
            count(new SplittableRandom(settings.seed() * 0x9E3779B97F4A7C15L + group), draws, counts.get(group));
        });
        double[] adjusted = new double[distances.length];
        double atLeast = 0;
        for (int place = 0; place < byDistance.length; place++) {
            int reached = 1;
            for (int[] count : counts) {
                reached += count[place];
            }
            atLeast = Math.max(atLeast, reached / (settings.bootstrapDraws() + 1.0));
            adjusted[byDistance[place]] = distances[byDistance[place]] > 0 ? atLeast : 1;
        }
        return adjusted;
    }

    private void count(SplittableRandom random, int draws, int[] reached) {
        float[][] drawn = new float[draws][distances.length];
        for (float[] ofBlock : blocks) {
            for (float[] ofDraw : drawn) {
                float multiplier = (float) random.nextGaussian();
                for (int cell = 0; cell < ofDraw.length; cell++) {
                    ofDraw[cell] += multiplier * ofBlock[cell];
                }
            }
        }
        for (float[] ofDraw : drawn) {
            double farthest = 0;
            for (int place = byDistance.length - 1; place >= 0; place--) {
                farthest = Math.max(farthest, Math.abs(ofDraw[byDistance[place]]));
                reached[place] += farthest >= distances[byDistance[place]] ? 1 : 0;
            }
        }
    }
}
