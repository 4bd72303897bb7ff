package dev.wafer.cli.request;

import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Suggestion;
import dev.wafer.engine.cost.Assumption;
import dev.wafer.engine.cost.Assumptions;
import dev.wafer.engine.cost.Execution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** {@code --execution} and {@code --assume} as an {@link Execution}. */
final class ExecutionText {
    private static final String REALISTIC = "realistic";
    private static final String IDEAL = "ideal";
    private static final String HALF_SPREAD_OF = Assumption.HALF_SPREAD.assumptionName() + "-";

    private ExecutionText() {}

    /** The execution of these words; what it assumes as {@code NAME=VALUE}. */
    static Execution parse(String word, List<String> assumptions) {
        Map<String, String> textByName = Choice.assignments("--assume", "assumption", assumptions);
        return switch (word) {
            case REALISTIC -> new Execution.Realistic(assumptions(textByName));
            case IDEAL -> ideal(textByName);
            default -> throw new RequestException(Suggestion.unknown("value of --execution", word, List.of(REALISTIC, IDEAL)));
        };
    }

    private static Execution ideal(Map<String, String> textByName) {
        if (!textByName.isEmpty()) {
            throw new RequestException("--assume: found " + String.join(", ", textByName.keySet())
                    + " with --execution ideal, which assumes nothing, expected --execution realistic");
        }
        return Execution.IDEAL;
    }

    private static Assumptions assumptions(Map<String, String> textByName) {
        Assumptions assumed = Assumptions.STANDARD;
        for (Map.Entry<String, String> assignment : textByName.entrySet()) {
            String name = assignment.getKey();
            if (!isKnown(name)) {
                throw new RequestException(Suggestion.unknown("assumption", name, known()));
            }
            double value = Choice.number("--assume " + name, assignment.getValue(), "a number");
            try {
                assumed = assumed.with(name, value);
            } catch (IllegalArgumentException e) {
                throw new RequestException("--assume: " + e.getMessage(), e);
            }
        }
        return assumed;
    }

    private static boolean isKnown(String name) {
        return known().contains(name) || (name.startsWith(HALF_SPREAD_OF) && name.length() > HALF_SPREAD_OF.length());
    }

    private static List<String> known() {
        List<String> known = new ArrayList<>(Assumptions.names());
        Assumptions.STANDARD.values().keySet().stream().filter(name -> !known.contains(name)).forEach(known::add);
        return known;
    }

    /** Refuses a half-spread of a market that the data set does not have, unless it is a standard one. */
    static void checkMarkets(Execution execution, Collection<String> tickers) {
        if (execution instanceof Execution.Realistic realistic) {
            for (String name : realistic.assumptions().values().keySet()) {
                if (name.startsWith(HALF_SPREAD_OF) && !Assumptions.STANDARD.values().containsKey(name)
                        && !tickers.contains(name.substring(HALF_SPREAD_OF.length()))) {
                    throw new RequestException("--assume " + name + ": "
                            + Suggestion.unknown("symbol", name.substring(HALF_SPREAD_OF.length()), tickers));
                }
            }
        }
    }
}
