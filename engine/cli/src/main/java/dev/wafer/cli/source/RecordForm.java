package dev.wafer.cli.source;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A public record whose components are parameters, before they are chosen.
 *
 * @param <T> what it implements
 * @param name in kebab case
 * @param type the record
 * @param parameters in the record's order
 */
record RecordForm<T>(String name, Class<? extends T> type, List<Parameter> parameters) {
    /**
     * The form of a record.
     *
     * @throws RequestException if it is no record, or its defaults are refused
     */
    static <T> RecordForm<T> of(Class<? extends T> type) {
        try {
            T defaults = type.getConstructor().newInstance();
            List<Parameter> parameters = new ArrayList<>();
            for (RecordComponent component : components(type)) {
                parameters.add(Parameter.of(component, component.getAccessor().invoke(defaults)));
            }
            return new RecordForm<>(kebab(type.getSimpleName()), type, List.copyOf(parameters));
        } catch (InvocationTargetException e) {
            throw new RequestException(type.getName() + ": its defaults are refused: " + reason(e.getTargetException()), e);
        } catch (LinkageError e) {
            throw new RequestException(type.getName() + ": cannot be made: " + reason(Optional.ofNullable(e.getCause()).orElse(e)), e);
        } catch (ReflectiveOperationException e) {
            throw new RequestException(type.getName() + ": expected a public record with a public constructor without arguments", e);
        }
    }

    /**
     * The record with these parameters, defaults elsewhere.
     *
     * @throws RequestException for an unknown name, a text that is no value, or what the constructor refuses
     */
    T build(Map<String, String> textByName) {
        try {
            return make(textByName);
        } catch (InvocationTargetException e) {
            throw new RequestException(name + ": " + reason(e.getTargetException()), e);
        }
    }

    /** The same; what the constructor throws comes as the cause of an InvocationTargetException. */
    T make(Map<String, String> textByName) throws InvocationTargetException {
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

    /**
     * The parameter of a name.
     *
     * @throws RequestException if there is none
     */
    Parameter parameter(String wanted) {
        return parameters.stream().filter(parameter -> parameter.name().equals(wanted)).findFirst().orElseThrow(() -> {
            List<String> known = parameters.stream().map(Parameter::name).toList();
            return new RequestException(name + " has no parameter '" + wanted + "', " + Suggestion.instead(wanted, known));
        });
    }

    /** The chosen values of a record of this form by name, in order; enum constants as their words. */
    Map<String, Object> valuesOf(Object made) {
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            for (RecordComponent component : components(type)) {
                Object value = component.getAccessor().invoke(made);
                values.put(component.getName(), value instanceof Enum<?> ? Parameter.text(value) : value);
            }
            return values;
        } catch (ReflectiveOperationException e) {
            throw new RequestException(type.getName() + ": expected a public record", e);
        }
    }

    /** {@code SmaCross} is {@code sma-cross}, {@code RSIFade2} is {@code rsi-fade2}. */
    static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-").toLowerCase(Locale.ROOT);
    }

    private static RecordComponent[] components(Class<?> type) {
        return Optional.ofNullable(type.getRecordComponents())
                .orElseThrow(() -> new RequestException(type.getName() + ": found a class, expected a public record"));
    }

    private static String reason(Throwable thrown) {
        String text = thrown instanceof IllegalArgumentException refusal ? String.valueOf(refusal.getMessage()) : thrown.toString();
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
