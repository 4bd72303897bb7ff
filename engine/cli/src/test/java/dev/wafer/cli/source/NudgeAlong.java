package dev.wafer.cli.source;

import dev.wafer.api.Range;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;

/** A strategy with a parameter of every type; found by its name only in tests. */
public record NudgeAlong(@Range(min = 5, max = 500) int window, @Range(min = 0.1, max = 5) double riskPercent, long patienceMs, boolean isShy,
        String label, Mood mood) implements StrategySpec {
    public enum Mood { CALM, VERY_EAGER }

    public NudgeAlong {
        if (isShy && mood == Mood.VERY_EAGER) {
            throw new IllegalArgumentException("a shy strategy is not very eager");
        }
    }

    public NudgeAlong() {
        this(48, 1.0, 3_600_000, false, "plain", Mood.CALM);
    }

    @Override
    public Strategy start(Setup run) {
        return (market, account, desk) -> {};
    }

    @Override
    public String description() {
        return "does nothing, in many ways";
    }
}
