package dev.wafer.benchmarks;

import java.nio.file.Path;

/**
 * How much is measured.
 *
 * @param bars in one run
 * @param sweepBars in each run of a sweep
 * @param peerBars in a run beside another engine, which keeps objects for each bar
 * @param fileRows in the data set that is loaded
 * @param days covered by the two runs whose allocation is compared
 * @param folder where the data set that is loaded is written, in a folder of its own
 */
public record Scale(int bars, int sweepBars, int peerBars, int fileRows, int days, Path folder) {
    /** Of this seed is every market. */
    static final long SEED = 7;

    /** The same with a smaller file, for an answer that cannot wait. */
    public static Scale quick() {
        Scale standard = standard();
        return new Scale(standard.bars, standard.sweepBars, standard.peerBars, 250_000, standard.days, standard.folder);
    }

    /** The sizes that are quoted; files go where temporary files go. */
    public static Scale standard() {
        return new Scale(1_000_000, 100_000, 100_000, 1_000_000, 100, Path.of(System.getProperty("java.io.tmpdir")));
    }
}
