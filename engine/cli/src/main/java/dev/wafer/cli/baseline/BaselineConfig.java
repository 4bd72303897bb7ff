package dev.wafer.cli.baseline;

import dev.wafer.cli.report.Measures;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.ConfigFile;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.Problems;
import dev.wafer.data.io.Suggestion;
import dev.wafer.data.io.TimeText;
import dev.wafer.data.io.YamlSection;
import dev.wafer.research.baseline.Guardrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a baseline runs, from its {@code NAME.yaml}: keys as those of {@code backtest --config}, and {@code expect} for its guardrails. Files that it names
 * lie relative to it.
 *
 * @param name of the file, without its ending
 * @param file the file
 * @param options of the run
 * @param guardrails what the run must keep whatever moves
 */
public record BaselineConfig(String name, Path file, BacktestOptions options, List<Guardrail> guardrails) {
    static final String ENDING = ".yaml";
    private static final String EXPECT = "expect";
    private static final String SAMPLE = "sample";
    /** Keys that say what to do with a result, of which a baseline has a way of its own. */
    private static final List<String> REFUSED = List.of("json", "fail-if");

    /**
     * Reads a configuration.
     *
     * @throws RequestException if it cannot be used, naming file and key
     */
    public static BaselineConfig read(Path file) {
        String fileName = String.valueOf(file.getFileName());
        BacktestOptions options = ConfigFile.alone(file, List.of(EXPECT));
        List<Guardrail> guardrails = guardrails(file);
        Path folder = file.toAbsolutePath().normalize().resolveSibling("");
        options.strategy = options.strategy.map(text -> text.endsWith(".java") ? beside(folder, text) : text);
        options.data = options.data.equals(SAMPLE) ? options.data : beside(folder, options.data);
        options.venue = options.venue.map(text -> text.contains("/") || text.endsWith(".yaml") || text.endsWith(".yml") ? beside(folder, text) : text);
        return new BaselineConfig(fileName.substring(0, fileName.length() - ENDING.length()), file, options, guardrails);
    }

    private static String beside(Path folder, String text) {
        return folder.resolve(text).normalize().toString();
    }

    private static List<Guardrail> guardrails(Path file) {
        try {
            Problems problems = new Problems();
            YamlSection section = YamlSection.read(file, Files.readString(file), problems);
            section.text("to", TimeText.EXPECTED + ": a baseline ends at a fixed time");
            section.text("strategy", "a name of 'wafer strategies', or a FILE.java");
            REFUSED.stream().filter(section.keys()::contains).forEach(key -> section.fault(key, key, "'" + EXPECT + "', as 'liquidations: 0', in its place"));
            List<Guardrail> guardrails = section.section(EXPECT).map(BaselineConfig::guardrails).orElse(List.of());
            problems.throwIfAny();
            return guardrails;
        } catch (BadInputException e) {
            throw new RequestException(e.getMessage(), e);
        } catch (IOException e) {
            throw new RequestException(file + ": cannot be read: " + e, e);
        }
    }

    private static List<Guardrail> guardrails(YamlSection expect) {
        List<Guardrail> guardrails = new ArrayList<>();
        for (String measure : expect.keys()) {
            if (!Measures.names().contains(measure)) {
                expect.fault(measure, measure, "one of " + String.join(", ", Measures.names()) + Suggestion.didYouMean(measure, Measures.names()));
            }
            Optional<String> text = expect.optionalText(measure, Guardrail.EXPECTED);
            Optional<Guardrail> guardrail = text.flatMap(found -> Guardrail.parse(measure, found));
            guardrail.ifPresentOrElse(guardrails::add, () -> text.ifPresent(found -> expect.fault(measure, found, Guardrail.EXPECTED)));
        }
        return List.copyOf(guardrails);
    }
}
