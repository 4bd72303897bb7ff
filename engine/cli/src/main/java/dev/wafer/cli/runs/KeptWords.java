package dev.wafer.cli.runs;

import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.text.Shown;
import dev.wafer.data.io.runs.RunInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** The words of a kept run: as options to run them again, and as text to type them again. */
public final class KeptWords {
    private KeptWords() {}

    /** The options they ask for; files named in them are sought from the folder in which they were typed. */
    public static BacktestOptions options(RunInput input) {
        BacktestOptions options = CommandLine.populateCommand(new BacktestOptions(), input.words().toArray(String[]::new));
        Path folder = Path.of(input.folder());
        if (!folder.equals(Path.of("").toAbsolutePath())) {
            options.strategy = options.strategy.map(name -> name.endsWith(".java") ? folder.resolve(name).toString() : name);
            options.data = options.data.equals("sample") ? options.data : folder.resolve(options.data).toString();
            options.venue = options.venue.map(name -> isFile(name) ? folder.resolve(name).toString() : name);
        }
        return options;
    }

    private static boolean isFile(String venue) {
        return venue.endsWith(".yaml") || venue.endsWith(".yml") || venue.contains("/");
    }

    /** The file of its strategy, if it is in one. */
    public static Optional<Path> strategyFile(RunInput input) {
        return options(input).strategy.filter(name -> name.endsWith(".java")).map(Path::of);
    }

    /** {@code wafer backtest --strategy sma-cross}, to be typed. */
    public static String line(RunInput input) {
        return input.words().stream().map(Shown::word).collect(Collectors.joining(" ", "wafer backtest ", "")).strip();
    }

    /** What was typed behind each option but those of parameters, which are kept by themselves. */
    static Map<String, String> byOption(RunInput input) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String option = "";
        for (String word : input.words()) {
            if (word.startsWith("--") && !word.contains(" ")) {
                option = word;
                values.computeIfAbsent(option, _ -> new ArrayList<>());
            } else {
                values.computeIfAbsent(option, _ -> new ArrayList<>()).add(word);
            }
        }
        values.remove("--parameter");
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, typed) -> texts.put(name, typed.isEmpty() ? "given" : String.join(" ", typed)));
        return texts;
    }
}
