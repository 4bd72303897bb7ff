package dev.wafer.research.robust;

import dev.wafer.api.Range;
import dev.wafer.api.StrategySpec;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Strategies near one: every number among its parameters drawn evenly from a fifth below to a fifth above what it is, a whole number from at least
 * one below to one above, cut to its {@link Range}. A decimal number of zero has no fifth and stays, as do words and flags.
 */
final class ParameterMoves {
    private static final double SHARE = 0.2;
    private static final int MOST_DRAWS = 100;

    private final StrategySpec strategy;
    private final List<Move> moves = new ArrayList<>();
    private final Object[] values;
    private final Optional<Constructor<? extends StrategySpec>> constructor;

    /** One number and the ends between which it is drawn. */
    private record Move(int place, String name, Class<?> type, double low, double high) {
        Object draw(SplittableRandom random) {
            if (type == double.class) {
                return low < high ? random.nextDouble(low, high) : low;
            }
            long whole = random.nextLong((long) low, (long) high + 1);
            return type == int.class ? (Object) Math.toIntExact(whole) : (Object) whole;
        }
    }

    /** A strategy, and how often others were refused on the way to it. */
    record Moved(StrategySpec strategy, int refused) {}

    ParameterMoves(StrategySpec strategy) {
        this.strategy = strategy;
        RecordComponent[] components = Optional.ofNullable(strategy.getClass().getRecordComponents()).orElse(new RecordComponent[0]);
        values = new Object[components.length];
        for (int place = 0; place < components.length; place++) {
            values[place] = value(components[place]);
            move(place, components[place]).ifPresent(moves::add);
        }
        constructor = moves.isEmpty() ? Optional.empty() : Optional.of(constructor(components));
    }

    private Object value(RecordComponent component) {
        try {
            component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(strategy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(strategy.getClass().getName() + ": expected a public record", e);
        }
    }

    private Constructor<? extends StrategySpec> constructor(RecordComponent[] components) {
        try {
            Constructor<? extends StrategySpec> found =
                    strategy.getClass().getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            found.trySetAccessible();
            return found;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Invariant: a record has its constructor", e);
        }
    }

    private Optional<Move> move(int place, RecordComponent component) {
        Class<?> type = component.getType();
        if (type != int.class && type != long.class && type != double.class) {
            return Optional.empty();
        }
        double now = ((Number) values[place]).doubleValue();
        double reach = type == double.class ? SHARE * Math.abs(now) : Math.max(1, Math.rint(SHARE * Math.abs(now)));
        Optional<Range> range = Optional.ofNullable(component.getAnnotation(Range.class));
        double least = range.map(Range::min).orElse(-Double.MAX_VALUE), most = range.map(Range::max).orElse(Double.MAX_VALUE);
        double bound = type == int.class ? Integer.MAX_VALUE : 0x1.0p52;
        double low = Math.max(Math.max(now - reach, least), type == double.class ? -Double.MAX_VALUE : -bound);
        double high = Math.min(Math.min(now + reach, most), type == double.class ? Double.MAX_VALUE : bound);
        if (type != double.class) {
            low = Math.ceil(low);
            high = Math.floor(high);
        }
        return low < high ? Optional.of(new Move(place, component.getName(), type, low, high)) : Optional.empty();
    }

    /** Names of what is moved. */
    List<String> names() {
        return moves.stream().map(Move::name).toList();
    }

    /** One of them; what the constructor refuses is drawn again, and after a hundred refusals it is the strategy itself. */
    Moved draw(SplittableRandom random) {
        for (int refused = 0; refused < MOST_DRAWS && constructor.isPresent(); refused++) {
            Object[] moved = values.clone();
            moves.forEach(move -> moved[move.place()] = move.draw(random));
            try {
                return new Moved(constructor.get().newInstance(moved), refused);
            } catch (InvocationTargetException e) {
                if (!(e.getTargetException() instanceof IllegalArgumentException)) {
                    throw new IllegalStateException(strategy.getClass().getName() + ": " + e.getTargetException(), e.getTargetException());
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(strategy.getClass().getName() + ": expected a public record", e);
            }
        }
        return new Moved(strategy, constructor.isPresent() ? MOST_DRAWS : 0);
    }
}
