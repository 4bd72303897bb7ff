package dev.wafer.cli.command;

import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.Choice;
import dev.wafer.cli.source.Parameter;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.StrategyType;
import dev.wafer.research.sweep.Axis;
import dev.wafer.research.sweep.Grid;
import dev.wafer.research.sweep.PointRange;
import dev.wafer.research.sweep.Points;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The points of a sweep as they were asked for.
 *
 * @param points all of them
 * @param fixed texts of the parameters that are the same at all points
 * @param shard which part of the points to run
 */
record SweepSpace(Points points, Map<String, String> fixed, Shard shard) {
    private enum Search { GRID, RANDOM }

    /** Part {@code number} of {@code of}. */
    record Shard(int number, int of) {
        static final Shard WHOLE = new Shard(1, 1);

        static Shard parse(String text) {
            try {
                String[] parts = text.split("/", -1);
                Shard shard = new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                if (parts.length == 2 && 1 <= shard.number && shard.number <= shard.of) {
                    return shard;
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
                // the refusal below says it
            }
            throw new RequestException("--shard: found '" + text + "', expected K/N with K from 1 to N, such as 3/10");
        }

        @Override
        public String toString() {
            return number + "/" + of;
        }
    }

    static SweepSpace of(StrategyType type, BacktestOptions options, SweepOptions sweep) {
        Map<String, String> typed = Choice.assignments("-p", "parameter", options.parameters);
        typed.forEach((name, text) -> type.parameter(name).parse(type.name(), text));
        Map<String, String> axes = Choice.assignments("--grid", "parameter", sweep.grid);
        if (axes.isEmpty()) {
            throw new RequestException("--grid is missing, expected a parameter of " + type.name() + " with its values, such as --grid "
                    + type.parameters().stream().findFirst().map(Parameter::name).orElse("NAME") + "=5..50:5");
        }
        List<Axis> parsed = new ArrayList<>();
        axes.forEach((name, text) -> parsed.add(axis(type, name, text)));
        axes.keySet().stream().filter(typed::containsKey).findFirst().ifPresent(name -> {
            throw new RequestException("parameter '" + name + "': found it in -p and in --grid, expected one of them");
        });
        Map<String, String> fixed = new LinkedHashMap<>();
        type.parameters().stream().filter(parameter -> !axes.containsKey(parameter.name()))
                .forEach(parameter -> fixed.put(parameter.name(), typed.getOrDefault(parameter.name(), parameter.defaultText())));
        Points points = points(new Grid(parsed), options, sweep);
        Shard shard = Shard.parse(sweep.shard);
        if (shard.of() > points.count()) {
            throw new RequestException("--shard: found " + shard + " of " + points.count() + " points, expected at most as many parts");
        }
        return new SweepSpace(points, fixed, shard);
    }

    private static Axis axis(StrategyType type, String name, String text) {
        Parameter parameter = type.parameter(name);
        try {
            Axis axis = Axis.parse(name, kind(parameter), text);
            long count = axis.count().bitLength() < Long.SIZE ? axis.count().longValueExact() : Long.MAX_VALUE;
            boolean isList = !text.contains("..") || kind(parameter) == Axis.Kind.WORD;
            Set<Object> values = new HashSet<>();
            LongStream looked = isList ? LongStream.range(0, count) : LongStream.of(0, Math.min(1, count - 1), count - 1).distinct();
            looked.forEach(place -> {
                if (!values.add(parameter.parse(type.name(), axis.value(place)))) {
                    throw new RequestException("--grid " + name + ": found " + axis.value(place) + " twice in '" + text + "', expected each value once");
                }
            });
            return axis;
        } catch (IllegalArgumentException e) {
            throw new RequestException("--grid " + e.getMessage(), e);
        }
    }

    private static Axis.Kind kind(Parameter parameter) {
        Class<?> type = parameter.type();
        return type == double.class ? Axis.Kind.DECIMAL : type == int.class || type == long.class ? Axis.Kind.WHOLE : Axis.Kind.WORD;
    }

    private static Points points(Grid grid, BacktestOptions options, SweepOptions sweep) {
        Search search = Choice.of(Search.class, "--search", sweep.search);
        Optional<Long> budget = sweep.budget;
        if (budget.isPresent() != (search == Search.RANDOM)) {
            throw new RequestException(budget.isPresent() ? "--budget: found " + budget.get() + " with --search grid, expected --search random"
                    : "--search random: found no --budget, expected the number of points to draw");
        }
        try {
            return search == Search.GRID ? Points.all(grid) : Points.random(grid, budget.orElseThrow(), options.seed);
        } catch (IllegalArgumentException e) {
            throw new RequestException((search == Search.GRID ? "--grid: " : "--budget: ") + e.getMessage(), e);
        }
    }

    /** The points to run. */
    PointRange range() {
        return new PointRange(0, points.count()).part(shard.number(), shard.of());
    }

    /** All texts of a point by parameter. */
    Map<String, String> values(long point) {
        Map<String, String> values = new LinkedHashMap<>(fixed);
        values.putAll(points.values(point));
        return values;
    }
}
