package dev.wafer.cli.source;

import dev.wafer.api.Notes;
import dev.wafer.api.Wrapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A wrapper before its parameters are chosen.
 *
 * @param name in kebab case: {@code volatility-target}
 * @param type the record
 * @param parameters in the record's order
 */
public record WrapperType(String name, Class<? extends Wrapper> type, List<Parameter> parameters) {
    private static final String OPTION = "--with";

    /** Names of the wrappers on the class path, sorted. */
    public static List<String> names() {
        return List.copyOf(found().keySet());
    }

    /** The wrapper of a name, if there is one. */
    public static Optional<WrapperType> find(String name) {
        return Optional.ofNullable(found().get(name)).map(WrapperType::of);
    }

    private static WrapperType of(Class<? extends Wrapper> type) {
        RecordForm<Wrapper> form = RecordForm.of(type);
        return new WrapperType(form.name(), type, form.parameters());
    }

    /**
     * The wrapper of {@code NAME} or {@code NAME:key=value,key=value}.
     *
     * @throws RequestException if there is none, or it refuses
     */
    public static Wrapper parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        WrapperType type = find(name).orElseThrow(() -> new RequestException(OPTION + ": " + Suggestion.unknown("wrapper", name, names())));
        return type.form().build(colon < 0 ? Map.of() : assignments(name, text.substring(colon + 1)));
    }

    private static Map<String, String> assignments(String name, String text) {
        Map<String, String> textByName = new LinkedHashMap<>();
        for (String assignment : text.split(",", -1)) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new RequestException(OPTION + " " + name + ": found '" + assignment + "', expected KEY=VALUE");
            }
            if (textByName.put(assignment.substring(0, equals), assignment.substring(equals + 1)) != null) {
                throw new RequestException(
                        OPTION + " " + name + ": parameter '" + assignment.substring(0, equals) + "' is given twice, expected once");
            }
        }
        return textByName;
    }

    /** Wrappers as they would be typed, with all their parameters: {@code flat-through-earnings:hoursBefore=24,hoursAfter=24}. */
    static String texts(List<Wrapper> wrappers) {
        return wrappers.stream().map(wrapper -> of(wrapper.getClass()).text(wrapper)).collect(Collectors.joining(" "));
    }

    private String text(Wrapper wrapper) {
        String values = form().valuesOf(wrapper).entrySet().stream().map(entry -> entry.getKey() + "=" + Parameter.text(entry.getValue()))
                .collect(Collectors.joining(","));
        return values.isEmpty() ? name : name + ":" + values;
    }

    /** One line for people. */
    public String description() {
        return form().build(Map.of()).description();
    }

    /** More for people. */
    public Notes notes() {
        return form().build(Map.of()).notes();
    }

    private RecordForm<Wrapper> form() {
        return new RecordForm<>(name, type, parameters);
    }

    private static Map<String, Class<? extends Wrapper>> found() {
        Map<String, Class<? extends Wrapper>> byName = new TreeMap<>();
        ServiceLoader.load(Wrapper.class).stream().forEach(provider -> byName.put(RecordForm.kebab(provider.type().getSimpleName()), provider.type()));
        return byName;
    }
}
