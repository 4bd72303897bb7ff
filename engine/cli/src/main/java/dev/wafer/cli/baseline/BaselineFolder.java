package dev.wafer.cli.baseline;

import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Suggestion;
import dev.wafer.data.io.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of baselines: {@code NAME.yaml} says what to run, {@code NAME/} holds what came of it. */
public final class BaselineFolder {
    private final Path dir;

    /**
     * A folder that is there.
     *
     * @throws RequestException if there is none
     */
    public BaselineFolder(Path dir) {
        this.dir = dir;
        if (!Files.isDirectory(dir)) {
            throw new RequestException(dir + ": found no directory, expected one with a NAME.yaml for each baseline");
        }
    }

    Path dir() {
        return dir;
    }

    /** Where the pins of a baseline lie. */
    Path pins(String name) {
        return dir.resolve(name);
    }

    /** Whether a baseline has pins. */
    public boolean hasPins(String name) {
        return Files.exists(pins(name).resolve(PinStore.PINS));
    }

    /**
     * The configurations of these baselines, or of all in the order of their names.
     *
     * @throws RequestException if there is none, or one cannot be used
     */
    public List<BaselineConfig> configs(List<String> wanted) {
        List<String> names = names(BaselineConfig.ENDING);
        if (names.isEmpty()) {
            throw new RequestException(dir + ": found no NAME.yaml, expected one for each baseline");
        }
        for (String name : wanted) {
            if (!names.contains(name)) {
                throw new RequestException(dir + ": " + Suggestion.unknown("baseline", name, names));
            }
        }
        List<String> chosen = wanted.isEmpty() ? names : wanted.stream().distinct().toList();
        return chosen.stream().map(name -> BaselineConfig.read(dir.resolve(name + BaselineConfig.ENDING))).toList();
    }

    /**
     * Refuses pins of which nobody knows how they were made: a check would pass over them.
     *
     * @throws BadInputException naming them
     */
    public void refuseOrphans() {
        List<String> known = names(BaselineConfig.ENDING);
        List<String> problems = new ArrayList<>();
        names(".yml").forEach(name -> problems.add(dir.resolve(name + ".yml") + ": found the ending .yml, expected .yaml"));
        names("").stream().filter(name -> hasPins(name) && !known.contains(name))
                .forEach(name -> problems.add(pins(name) + ": found pins without a configuration, expected " + dir.resolve(name + BaselineConfig.ENDING)));
        if (!problems.isEmpty()) {
            throw BadInputException.of(problems);
        }
    }

    private List<String> names(String ending) {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending) && name.length() > ending.length())
                    .filter(name -> !name.startsWith(".")).map(name -> name.substring(0, name.length() - ending.length())).sorted(Comparator.naturalOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(dir.toString(), e);
        }
    }
}
