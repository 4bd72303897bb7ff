package dev.wafer.data.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The keys of one mapping in a YAML file, with the lines they stand on. What is asked for and is missing or of the wrong form becomes a
 * problem, and a harmless value is given instead: the caller throws the problems before it uses anything.
 */
public final class YamlSection {
    private record Entry(String key, long line, Node value) {}

    private sealed interface Node {
        record Scalar(String text) implements Node {}

        record Items(List<Node> nodes) implements Node {}

        record Mapping(YamlSection section) implements Node {}
    }

    private final Path file;
    private final long line;
    private final Problems problems;
    private final List<Entry> entries = new ArrayList<>();

    private YamlSection(Path file, long line, Problems problems) {
        this.file = file;
        this.line = line;
        this.problems = problems;
    }

    /**
     * Reads a YAML text whose top is a mapping.
     *
     * @param file named in problems
     * @throws BadInputException if it is not YAML, or its top is not a mapping
     */
    public static YamlSection read(Path file, String text, Problems problems) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw BadInputException.file(file, "no keys", "a YAML file with 'key: value' lines");
            }
            return mapping(file, parser, problems);
        } catch (JsonProcessingException e) {
            Optional<JsonLocation> place = Optional.ofNullable(e.getLocation());
            String where = file + place.map(at -> ":" + at.getLineNr()).orElse("");
            String reason = e.getOriginalMessage().lines().findFirst().orElse("no reason given");
            throw BadInputException.of(List.of(where + ": found text that is not YAML (" + reason + "), expected 'key: value' lines"));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static YamlSection mapping(Path file, YAMLParser parser, Problems problems) throws IOException {
        YamlSection section = new YamlSection(file, parser.currentTokenLocation().getLineNr(), problems);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            long line = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            Node value = node(file, parser, problems);
            if (section.find(key).isPresent()) {
                problems.key(file, line, key, key, "each key once");
            }
            section.entries.add(new Entry(key, line, value));
        }
        return section;
    }

    private static Node node(Path file, YAMLParser parser, Problems problems) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return new Node.Mapping(mapping(file, parser, problems));
        }
        if (token != JsonToken.START_ARRAY) {
            return new Node.Scalar(token == JsonToken.VALUE_NULL ? "" : parser.getText());
        }
        List<Node> nodes = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            nodes.add(node(file, parser, problems));
        }
        return new Node.Items(nodes);
    }

    /** The keys in the order of the file. */
    public List<String> keys() {
        return entries.stream().map(Entry::key).toList();
    }

    /** Every key that is none of these becomes a problem. */
    public void refuseOthersThan(List<String> known) {
        for (Entry entry : entries) {
            if (!known.contains(entry.key())) {
                problems.key(file, entry.line(), entry.key(), entry.key(),
                        "one of " + String.join(", ", known) + Suggestion.didYouMean(entry.key(), known));
            }
        }
    }

    /** The text of a key that must be there and not be blank. */
    public String text(String key, String expected) {
        Optional<String> text = optionalText(key, expected);
        if (text.isEmpty() && find(key).isEmpty()) {
            problems.key(file, line, key, "", expected);
        }
        return text.orElse("");
    }

    /** The text of a key that may be missing. */
    public Optional<String> optionalText(String key, String expected) {
        Optional<Entry> entry = find(key);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        if (entry.get().value() instanceof Node.Scalar(String text) && !text.isBlank()) {
            return Optional.of(text.strip());
        }
        fault(key, describe(entry.get().value()), expected);
        return Optional.empty();
    }

    /** The text of a key as it stands, also a blank one; empty where the key is missing or no text. */
    public String rawText(String key) {
        return find(key).map(Entry::value).filter(Node.Scalar.class::isInstance).map(value -> ((Node.Scalar) value).text()).orElse("");
    }

    /** True or false. */
    public boolean flag(String key) {
        String expected = "true or false";
        String text = text(key, expected);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            fault(key, text, expected);
        }
        return text.equals("true");
    }

    /** A duration above zero. */
    public long durationMs(String key) {
        String text = text(key, DurationText.EXPECTED);
        OptionalLong durationMs = DurationText.parseMs(text);
        if (!text.isEmpty() && durationMs.isEmpty()) {
            fault(key, text, DurationText.EXPECTED);
        }
        return durationMs.orElse(1);
    }

    /** A point in time, UTC milliseconds. */
    public long timeMs(String key) {
        String text = text(key, TimeText.EXPECTED);
        OptionalLong timeMs = TimeText.parseMs(text);
        if (!text.isEmpty() && timeMs.isEmpty()) {
            fault(key, text, TimeText.EXPECTED);
        }
        return timeMs.orElse(0);
    }

    /** A point in time that may be missing, UTC milliseconds. */
    public OptionalLong optionalTimeMs(String key) {
        return find(key).isPresent() ? OptionalLong.of(timeMs(key)) : OptionalLong.empty();
    }

    /** A list of texts that must be there and not be empty. */
    public List<String> texts(String key, String expected) {
        Optional<Entry> entry = find(key);
        if (entry.isPresent() && entry.get().value() instanceof Node.Items(List<Node> nodes) && !nodes.isEmpty()
                && nodes.stream().allMatch(Node.Scalar.class::isInstance)) {
            return nodes.stream().map(node -> ((Node.Scalar) node).text()).toList();
        }
        fault(key, entry.map(found -> describe(found.value())).orElse(""), expected);
        return List.of();
    }

    /** A mapping that may be missing. */
    public Optional<YamlSection> section(String key) {
        Optional<Entry> entry = find(key);
        if (entry.isPresent() && entry.get().value() instanceof Node.Mapping(YamlSection section)) {
            return Optional.of(section);
        }
        entry.ifPresent(found -> fault(key, describe(found.value()), "a mapping of keys to values"));
        return Optional.empty();
    }

    /** A list of mappings; missing or of another form is a problem. */
    public List<YamlSection> sections(String key, String expected) {
        Optional<Entry> entry = find(key);
        if (entry.isPresent() && entry.get().value() instanceof Node.Items(List<Node> nodes)
                && nodes.stream().allMatch(Node.Mapping.class::isInstance)) {
            return nodes.stream().map(node -> ((Node.Mapping) node).section()).toList();
        }
        fault(key, entry.map(found -> describe(found.value())).orElse(""), expected);
        return List.of();
    }

    /** Notes that the value of a key is not what was expected. */
    public void fault(String key, String found, String expected) {
        problems.key(file, lineOf(key).orElse((int) line), key, found, expected);
    }

    private OptionalInt lineOf(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).mapToInt(entry -> (int) entry.line()).findFirst();
    }

    private Optional<Entry> find(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    private static String describe(Node value) {
        return switch (value) {
            case Node.Scalar(String text) -> text;
            case Node.Items _ -> "a list";
            case Node.Mapping _ -> "a mapping";
        };
    }
}
