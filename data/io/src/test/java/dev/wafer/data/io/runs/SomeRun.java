package dev.wafer.data.io.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A run to be kept, made by hand. */
record SomeRun(RunInput input, RunOutcome outcome, RunDetail detail) {
    static final int EVENTS = 40;

    /** Every text of it is this one, or holds it. */
    static SomeRun named(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(text, text);
        parameters.put("a", "1");
        RunInput input = new RunInput(List.of("--strategy", text), text, new RunInput.Strategy(text, parameters, Optional.of(text)),
                new RunInput.Market(text, true, List.of(new RunInput.Symbol(text, 3)), 1_000, 2_000), new RunInput.Build(text, 2));
        RunOutcome outcome = new RunOutcome(Map.of("data", text), List.of(new RunOutcome.Measure("sharpe", OptionalDouble.empty(), false, text),
                new RunOutcome.Measure("trades", OptionalDouble.of(0.1 + 0.2), true, "")));
        KeptTrade trade = new KeptTrade(text, "long", new KeptTrade.End(1_000, 0.1, "signal"), new KeptTrade.End(2_000, 1e-9, text), 3,
                new KeptTrade.Money(-1, 2, Math.PI), text);
        List<KeptEvent> journal = IntStream.range(0, EVENTS).mapToObj(place -> new KeptEvent(place, "filled", text,
                new KeptEvent.Order(place, "order", -place, 0.3),
                new KeptEvent.Fill("signal", true, false, true, 0.7, 1e300), new KeptEvent.Money(1, Long.MIN_VALUE, Long.MAX_VALUE, 4, 5), text)).toList();
        return new SomeRun(input, outcome, new RunDetail(List.of(trade), journal));
    }

    String keepIn(RunStore store) {
        return store.keep(input, outcome, detail);
    }
}
