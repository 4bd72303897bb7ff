package dev.wafer.cli.source;

import dev.wafer.api.StrategySpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The strategies on the class path, and those in files. */
public final class StrategyCatalogue {
    private StrategyCatalogue() {}

    /** Names of the strategies on the class path, sorted. */
    public static List<String> names() {
        return List.copyOf(found().keySet());
    }

    /**
     * The strategy of a name, or in a {@code .java} file.
     *
     * @throws RequestException if there is none, or the file does not compile
     */
    public static StrategyType find(String nameOrFile) {
        if (nameOrFile.endsWith(".java")) {
            Path file = Path.of(nameOrFile);
            return StrategyType.of(SourceFile.load(file), Optional.of(file));
        }
        Map<String, Class<? extends StrategySpec>> found = found();
        Class<? extends StrategySpec> type = found.get(nameOrFile);
        if (type == null) {
            throw new RequestException(Suggestion.unknown("strategy", nameOrFile, found.keySet()));
        }
        return StrategyType.of(type, Optional.empty());
    }

    private static Map<String, Class<? extends StrategySpec>> found() {
        Map<String, Class<? extends StrategySpec>> byName = new TreeMap<>();
        ServiceLoader.load(StrategySpec.class).stream()
                .forEach(provider -> byName.put(StrategyType.kebab(provider.type().getSimpleName()), provider.type()));
        return byName;
    }
}
