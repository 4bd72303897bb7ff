package dev.wafer.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param figures in the order of measurement
 * @param differences where two routes to the same result disagreed: then no figure counts
 */
public record Answers(List<Figure> figures, List<String> differences) {
    /** Copies both. */
    public Answers {
        figures = List.copyOf(figures);
        differences = List.copyOf(differences);
    }

    /** A figure by its key. */
    public Optional<Figure> figure(String key) {
        return figures.stream().filter(figure -> figure.key().equals(key)).findFirst();
    }

    /** One value over another, where both were measured. */
    public Optional<Double> ratio(String key, String otherKey) {
        return figure(key).flatMap(one -> figure(otherKey).map(other -> one.value() / other.value()));
    }

    /** Both, these first. */
    Answers and(Answers more) {
        List<Figure> allFigures = new ArrayList<>(figures);
        allFigures.addAll(more.figures);
        List<String> allDifferences = new ArrayList<>(differences);
        allDifferences.addAll(more.differences);
        return new Answers(allFigures, allDifferences);
    }

    /** None. */
    static Answers none() {
        return new Answers(List.of(), List.of());
    }
}
