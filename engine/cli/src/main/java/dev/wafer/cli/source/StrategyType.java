package dev.wafer.cli.source;

import dev.wafer.api.StrategySpec;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A strategy before its parameters are chosen.
 *
 * @param name in kebab case: {@code sma-cross}
 * @param file the source it was compiled from, if it was
 * @param parameters in the record's order
 */
public record StrategyType(String name, Class<? extends StrategySpec> type, Optional<Path> file, List<Parameter> parameters) {
    static StrategyType of(Class<? extends StrategySpec> type, Optional<Path> file) {
        try {
            StrategySpec defaults = type.getConstructor().newInstance();
            List<Parameter> parameters = new ArrayList<>();
            for (RecordComponent component : components(type)) {
                parameters.add(Parameter.of(component, component.getAccessor().invoke(defaults)));
            }
            return new StrategyType(kebab(type.getSimpleName()), type, file, List.copyOf(parameters));
        } catch (InvocationTargetException e) {
            throw new RequestException(type.getName() + ": its defaults are refused: " + reason(e.getTargetException()), e);
        } catch (LinkageError e) {
            throw new RequestException(type.getName() + ": cannot be made: " + reason(Optional.ofNullable(e.getCause()).orElse(e)), e);
        } catch (ReflectiveOperationException e) {
            throw new RequestException(type.getName() + ": expected a public record with a public constructor without arguments", e);
        }
    }

    /**
     * The strategy with these parameters, defaults elsewhere.
     *
     * @throws RequestException for an unknown name, a text that is no value, or what the constructor refuses
     */
    public StrategySpec build(Map<String, String> textByName) {
        try {
            return make(textByName);
        } catch (InvocationTargetException e) {
            throw new RequestException(name + ": " + reason(e.getTargetException()), e);
        }
    }

    /**
     * The same for one of many: what the constructor throws is thrown as it is, an IllegalArgumentException being its refusal.
     *
     * @throws RequestException for an unknown name, or a text that is no value
     */
    public StrategySpec candidate(Map<String, String> textByName) {
        try {
            return make(textByName);
        } catch (InvocationTargetException e) {
            switch (e.getTargetException()) {
                case RuntimeException known -> throw known;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(name + ": " + other, other);
            }
        }
    }

    /**
     * The parameter of a name.
     *
     * @throws RequestException if there is none
     */
    public Parameter parameter(String wanted) {
        return parameters.stream().filter(parameter -> parameter.name().equals(wanted)).findFirst().orElseThrow(() -> {
            List<String> known = parameters.stream().map(Parameter::name).toList();
            return new RequestException(name + " has no parameter '" + wanted + "', " + Suggestion.instead(wanted, known));
        });
    }

    private StrategySpec make(Map<String, String> textByName) throws InvocationTargetException {
        textByName.keySet().forEach(this::parameter);
        List<Object> values = new ArrayList<>();
        for (Parameter parameter : parameters) {
            Optional<String> text = Optional.ofNullable(textByName.get(parameter.name()));
            values.add(text.map(t -> parameter.parse(name, t)).orElse(parameter.defaultValue()));
        }
        try {
            Class<?>[] types = parameters.stream().map(Parameter::type).toArray(Class<?>[]::new);
            return type.getConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw e;
        } catch (ReflectiveOperationException e) {
            throw new RequestException(type.getName() + ": expected a public record", e);
        }
    }

    /** The chosen values of a strategy of this type by name, in order; enum constants as their words. */
    public Map<String, Object> valuesOf(StrategySpec strategy) {
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            for (RecordComponent component : components(type)) {
                Object value = component.getAccessor().invoke(strategy);
                values.put(component.getName(), value instanceof Enum<?> ? Parameter.text(value) : value);
            }
            return values;
        } catch (ReflectiveOperationException e) {
            throw new RequestException(type.getName() + ": expected a public record", e);
        }
    }

    /** One line for people. */
    public String description() {
        return build(Map.of()).description();
    }

    /** {@code SmaCross} is {@code sma-cross}, {@code RSIFade2} is {@code rsi-fade2}. */
    static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-").toLowerCase(Locale.ROOT);
    }

    private static RecordComponent[] components(Class<?> type) {
        return Optional.ofNullable(type.getRecordComponents())
                .orElseThrow(() -> new RequestException(type.getName() + ": found a class, expected a record that implements StrategySpec"));
    }

    private static String reason(Throwable thrown) {
        String text = thrown instanceof IllegalArgumentException refusal ? String.valueOf(refusal.getMessage()) : thrown.toString();
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
