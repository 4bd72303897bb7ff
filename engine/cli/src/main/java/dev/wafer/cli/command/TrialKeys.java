package dev.wafer.cli.command;

import dev.wafer.api.StrategySpec;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.source.StrategyType;
import dev.wafer.data.io.store.Trials;
import dev.wafer.data.series.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Keys of configurations for the trial ledger: what a result depends on, but for the data. The same strategy with the same parameters and settings
 * has one key, whichever command ran it.
 */
final class TrialKeys {
    private static final double DAYS_PER_YEAR = 365;
    private static final int HEX = 16;

    private final StrategyType type;
    private final String settings;
    private final long start;
    private final int days;

    /** For runs on a ground. */
    TrialKeys(Ground ground) {
        type = ground.request().type();
        Map<String, String> words = new LinkedHashMap<>();
        SweepIdentity.putCommon(words, type, ground.data(), ground.rules());
        SweepIdentity.putSettings(words, ground.settings().withSpan(ground.covered()));
        this.settings = words.toString();
        start = hash(this.settings);
        days = ground.days();
    }

    /** Of the strategy with its parameters. */
    long of(StrategySpec strategy) {
        return with(type.valuesOf(strategy).toString());
    }

    /** Of the rule by which a signal of the catalogue is traded, on the same ground. */
    long ofSignal(String name) {
        return with("signal " + name);
    }

    private long with(String words) {
        long key = start;
        for (int place = 0; place < words.length(); place++) {
            key = mixed(key ^ words.charAt(place));
        }
        return key;
    }

    /** Of many together. */
    long ofAll(SweepSpace space) {
        Map<String, String> words = new LinkedHashMap<>(space.fixed());
        space.points().grid().axes().forEach(axis -> words.put(axis.parameter(), axis.text()));
        return hash(settings + words + space.points().isDrawn() + space.points().count() + space.shard());
    }

    /** Daily returns behind each. */
    int days() {
        return days;
    }

    /** One configuration as all there is. */
    Trials alone(StrategySpec strategy, OptionalDouble sharpePerYear) {
        Trials trials = new Trials(1, 0, days);
        trials.add(of(strategy), perDay(sharpePerYear));
        return trials;
    }

    /** A Sharpe ratio as it is before it is told by the year. */
    static OptionalDouble perDay(OptionalDouble sharpePerYear) {
        return sharpePerYear.isPresent() ? OptionalDouble.of(sharpePerYear.getAsDouble() / Math.sqrt(DAYS_PER_YEAR)) : sharpePerYear;
    }

    private static long hash(String text) {
        String print = new Fingerprint().add(text).text();
        return Long.parseUnsignedLong(print.substring(print.length() - HEX), HEX);
    }

    /** G. Steele, D. Lea and C. Flood (2014), "Fast Splittable Pseudorandom Number Generators": the finisher of SplittableRandom. */
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
