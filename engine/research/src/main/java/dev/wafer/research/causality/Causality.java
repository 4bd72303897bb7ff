package dev.wafer.research.causality;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.measure.EquityCurve.Detail;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.engine.run.StrategyFailure;
import dev.wafer.engine.run.StrategyRefusal;
import dev.wafer.research.causality.Violation.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Checks that a strategy decides by what was known: the same decisions on the data cut after them, from classes that nobody has used before; the same again
 * when its classes, or the strategy itself, have seen the whole data in an earlier run; and what other starts change.
 */
public final class Causality {
    /** Cuts run again in loaders that remember. */
    private static final int MOST_REMEMBERED = 15;

    private final MarketData data;
    private final RuleBook rules;
    private final RunSettings settings;
    private final PreparedMarket market;
    private final StrategySource source;
    private final CodeTraits traits;
    private final Map<Kind, Violation> found = new EnumMap<>(Kind.class);
    private long compared;
    private int refusedCuts;
    private int rememberedCuts;
    private int repeats;

    /** What a run decided, and why it did not end if it did not. */
    private record Ran(List<Decision> decisions, Optional<String> refusal, Optional<StrategyFailure> failure) {}

    private Causality(MarketData data, RuleBook rules, RunSettings settings, StrategySource source) {
        this.data = data;
        this.rules = rules;
        this.settings = settings.withEquity(Detail.DAILY);
        market = new PreparedMarket(data, rules, settings.funding());
        this.source = source;
        traits = CodeTraits.of(source.classFiles());
    }

    /**
     * All checks.
     *
     * @param settings of the run; its span is where decisions are compared
     * @param cutsDone told how many cuts have run
     * @throws IllegalArgumentException if the run on the whole data cannot be made
     * @throws StrategyFailure if the strategy throws on the whole data
     */
    public static CausalityResult check(MarketData data, RuleBook rules, RunSettings settings, StrategySource source, CausalityPlan plan, IntConsumer cutsDone) {
        return new Causality(data, rules, settings, source).check(plan, cutsDone);
    }

    private CausalityResult check(CausalityPlan plan, IntConsumer cutsDone) {
        List<Decision> whole = Decision.of(Backtest.run(market, source.load().get(), settings));
        Cuts cuts = Cuts.of(data, span(settings.span(), data));
        List<Long> closes = cuts.choose(plan.cuts(), plan.seed(), whole, plan.decisions());
        noteOutside();
        repeated(whole);
        if (!found.containsKey(Kind.NOT_REPEATABLE)) {
            int every = (closes.size() + MOST_REMEMBERED - 1) / MOST_REMEMBERED;
            for (int i = 0; i < closes.size(); i++) {
                cut(closes.get(i), whole, i % every == 0);
                cutsDone.accept(i + 1);
            }
        }
        Optional<StartReport> starts = new Starts(data, rules, settings, source).report();
        return new CausalityResult(cuts.count(), whole.size(), closes.size(), compared, refusedCuts, rememberedCuts, repeats, traits,
                List.copyOf(found.values()), starts);
    }

    /** The part of a span that has bars. */
    static TimeSpan span(TimeSpan wanted, MarketData data) {
        long[] clockMs = data.clockMs();
        return new TimeSpan(Math.max(wanted.fromMs(), clockMs[0]), Math.min(wanted.toMs(), clockMs[clockMs.length - 1] + data.resolutionMs()));
    }

    private Ran run(PreparedMarket on, StrategySpec strategy) {
        try {
            return new Ran(Decision.of(Backtest.run(on, strategy, settings)), Optional.empty(), Optional.empty());
        } catch (StrategyRefusal e) {
            return new Ran(List.of(), Optional.of(String.valueOf(e.getMessage())), Optional.empty());
        } catch (StrategyFailure e) {
            return new Ran(List.of(), Optional.empty(), Optional.of(e));
        }
    }

    private void cut(long closeMs, List<Decision> whole, boolean isRemembered) {
        List<Decision> expected = upTo(closeMs, whole);
        PreparedMarket cut = new PreparedMarket(Cuts.at(data, closeMs), rules, settings.funding());
        Ran ran = run(cut, source.load().get());
        if (ran.refusal().isPresent() && expected.isEmpty()) {
            refusedCuts++;
            return;
        }
        compared += expected.size();
        compare(Kind.AHEAD, expected, ran, closeMs, "on the data cut there");
        if (isRemembered && ran.refusal().isEmpty() && ran.failure().isEmpty()) {
            remembered(cut, closeMs, upTo(closeMs, ran.decisions()));
        }
    }

    /** In new loaders; then in one loader with one instance, and with another. */
    private void repeated(List<Decision> whole) {
        Supplier<StrategySpec> loader = source.load();
        StrategySpec instance = loader.get();
        repeats = 3;
        compare(Kind.NOT_REPEATABLE, whole, run(market, instance), Long.MAX_VALUE, "in a second run with new classes");
        compare(Kind.CARRIED_OVER, whole, run(market, instance), Long.MAX_VALUE, "when the same strategy ran again");
        compare(Kind.CARRIED_OVER, whole, run(market, loader.get()), Long.MAX_VALUE, "when another instance ran with the same classes");
    }

    /** The whole data first, then cut data, against what new classes decide on it: with another instance of the same classes, and with the same instance. */
    private void remembered(PreparedMarket cut, long closeMs, List<Decision> expected) {
        Supplier<StrategySpec> loader = source.load();
        StrategySpec instance = loader.get();
        run(market, instance);
        Ran other = run(cut, loader.get());
        run(market, instance);
        Ran same = run(cut, instance);
        rememberedCuts++;
        compare(Kind.REMEMBERS_THE_FUTURE, expected, other, closeMs, "on the data cut there, its classes having run the whole before");
        compare(Kind.REMEMBERS_THE_FUTURE, expected, same, closeMs, "on the data cut there, the same strategy having run the whole before");
    }

    private static List<Decision> upTo(long closeMs, List<Decision> decisions) {
        return decisions.stream().filter(decision -> decision.timeMs() <= closeMs).toList();
    }

    /** Notes the first difference, unless an earlier one of its kind is known. */
    private void compare(Kind kind, List<Decision> expected, Ran ran, long closeMs, String otherwise) {
        if (ran.refusal().isPresent() || ran.failure().isPresent()) {
            long timeMs = ran.failure().map(StrategyFailure::timeMs).orElse(expected.isEmpty() ? closeMs : expected.getFirst().timeMs());
            String how = otherwise + " it " + ran.failure().map(failure -> "failed: " + failure.getMessage()).orElse("refused: " + ran.refusal().orElse(""));
            note(new Violation(kind, Optional.of(timeMs), at(timeMs, expected), Optional.empty(), how, cause(kind)));
            return;
        }
        List<Decision> others = upTo(closeMs, ran.decisions());
        int place = 0;
        while (place < expected.size() && place < others.size() && expected.get(place).equals(others.get(place))) {
            place++;
        }
        Optional<Decision> first = place < expected.size() ? Optional.of(expected.get(place)) : Optional.empty();
        Optional<Decision> second = place < others.size() ? Optional.of(others.get(place)) : Optional.empty();
        if (first.isPresent() || second.isPresent()) {
            long timeMs = Math.min(first.map(Decision::timeMs).orElse(Long.MAX_VALUE), second.map(Decision::timeMs).orElse(Long.MAX_VALUE));
            note(new Violation(kind, Optional.of(timeMs), first.filter(one -> one.timeMs() == timeMs), second.filter(one -> one.timeMs() == timeMs), otherwise, cause(kind)));
        }
    }

    private static Optional<Decision> at(long timeMs, List<Decision> decisions) {
        return decisions.stream().filter(decision -> decision.timeMs() == timeMs).findFirst();
    }

    private void note(Violation violation) {
        Violation known = found.get(violation.kind());
        if (known == null || violation.timeMs().orElseThrow() < known.timeMs().orElseThrow()) {
            found.put(violation.kind(), violation);
        }
    }

    private void noteOutside() {
        if (!traits.outside().isEmpty()) {
            found.put(Kind.REACHES_OUTSIDE, new Violation(Kind.REACHES_OUTSIDE, Optional.empty(), Optional.empty(), Optional.empty(), "",
                    "its classes use " + String.join(", ", traits.outside()) + ": what they read there was not cut with the data"));
        }
    }

    private String cause(Kind kind) {
        String kept = traits.statics().isEmpty() ? "no static field was found, so a list or another object that the strategy or one of its features holds"
                : "static fields that can: " + traits.staticsText() + "; or an object that the strategy or one of its features holds";
        return switch (kind) {
            case AHEAD -> traits.reflection().isEmpty() ? "it reads rows after the close at which it is called" + reach()
                    : "it reaches rows after the close at which it is called, past the interface: its classes use " + String.join(", ", traits.reflection());
            case NOT_REPEATABLE -> traits.clocks().isEmpty() ? "something that changes from run to run, outside of its classes or by chance"
                    : "a clock or chance that is not the run's: " + String.join(", ", traits.clocks());
            case CARRIED_OVER, REMEMBERS_THE_FUTURE -> "something keeps what an earlier run saw; " + kept;
            case REACHES_OUTSIDE -> "";
        };
    }

    private String reach() {
        return traits.outside().isEmpty() ? "" : ", or takes them from outside: " + String.join(", ", traits.outside());
    }
}
