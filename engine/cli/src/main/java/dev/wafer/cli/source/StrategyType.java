package dev.wafer.cli.source;

import dev.wafer.api.StrategySpec;
import dev.wafer.api.Wrapped;
import dev.wafer.api.Wrapper;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A strategy before its parameters are chosen, with the wrappers that go around it.
 *
 * @param name in kebab case: {@code sma-cross}
 * @param file the source it was compiled from, if it was
 * @param parameters in the record's order
 * @param wrappers the innermost first
 */
public record StrategyType(String name, Class<? extends StrategySpec> type, Optional<Path> file, List<Parameter> parameters, List<Wrapper> wrappers) {
    /** What the wrappers stand under among the values of a strategy. */
    public static final String WITH = "with";

    static StrategyType of(Class<? extends StrategySpec> type, Optional<Path> file) {
        RecordForm<StrategySpec> form = RecordForm.of(type);
        return new StrategyType(form.name(), type, file, form.parameters(), List.of());
    }

    /** The same strategy inside these, the innermost first. */
    public StrategyType with(List<Wrapper> around) {
        return new StrategyType(name, type, file, parameters, List.copyOf(around));
    }

    /**
     * The strategy with these parameters, defaults elsewhere.
     *
     * @throws RequestException for an unknown name, a text that is no value, or what the constructor refuses
     */
    public StrategySpec build(Map<String, String> textByName) {
        return wrapped(form().build(textByName));
    }

    /**
     * The same for one of many: what the constructor throws is thrown as it is, an IllegalArgumentException being its refusal.
     *
     * @throws RequestException for an unknown name, or a text that is no value
     */
    public StrategySpec candidate(Map<String, String> textByName) {
        try {
            return wrapped(form().make(textByName));
        } catch (InvocationTargetException e) {
            switch (e.getTargetException()) {
                case RuntimeException known -> throw known;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(name + ": " + other, other);
            }
        }
    }

    private StrategySpec wrapped(StrategySpec strategy) {
        StrategySpec outer = strategy;
        for (Wrapper wrapper : wrappers) {
            outer = wrapper.around(outer);
        }
        return outer;
    }

    /**
     * The parameter of a name.
     *
     * @throws RequestException if there is none
     */
    public Parameter parameter(String wanted) {
        return form().parameter(wanted);
    }

    /** The chosen values of a strategy of this type by name, in order; enum constants as their words; its wrappers last. */
    public Map<String, Object> valuesOf(StrategySpec strategy) {
        List<Wrapper> around = new ArrayList<>();
        StrategySpec core = strategy;
        while (core instanceof Wrapped(StrategySpec inner, Wrapper wrapper)) {
            around.addFirst(wrapper);
            core = inner;
        }
        Map<String, Object> values = new LinkedHashMap<>(form().valuesOf(core));
        if (!around.isEmpty()) {
            values.put(WITH, WrapperType.texts(around));
        }
        return values;
    }

    /** Every wrapper as it would be typed, the innermost first; empty if there is none. */
    public String wrapperText() {
        return WrapperType.texts(wrappers);
    }

    /** The text of the file it was compiled from, if it was. */
    public Optional<String> source() {
        return file.map(SourceFile::text);
    }

    /** One line for people. */
    public String description() {
        return build(Map.of()).description();
    }

    private RecordForm<StrategySpec> form() {
        return new RecordForm<>(name, type, parameters);
    }

    /** {@code SmaCross} is {@code sma-cross}, {@code RSIFade2} is {@code rsi-fade2}. */
    static String kebab(String name) {
        return RecordForm.kebab(name);
    }
}
