package dev.wafer.data.io.load;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.DurationText;
import dev.wafer.data.io.Problems;
import dev.wafer.data.io.Suggestion;
import dev.wafer.data.io.YamlSection;
import dev.wafer.data.series.OpenInterestFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What {@code dataset.yaml} says.
 *
 * @param subResolutionMs length of the bars in {@code sub-bars/}, a divisor of the resolution
 */
record DataSetDescription(String name, String venue, long resolutionMs, OptionalLong subResolutionMs, List<String> symbols, String provenance,
        boolean isSynthetic, Map<String, OpenInterestFacts> openInterestBySymbol) {
    static final String FILE_NAME = "dataset.yaml";
    static final String SUB_RESOLUTION = "sub_resolution";
    private static final Pattern TICKER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern NO_TIME = Pattern.compile("0[smhd]?");
    private static final List<String> KEYS =
            List.of("name", "venue", "resolution", SUB_RESOLUTION, "symbols", "provenance", "synthetic", "open_interest");
    private static final List<String> OPEN_INTEREST_KEYS = List.of("kind", "source_venue", "interval", "lag", "source");

    /** Reads the description of a data set directory. */
    static DataSetDescription read(Path dir) {
        if (!Files.isDirectory(dir)) {
            throw BadInputException.file(dir, Files.exists(dir) ? "a file" : "no such directory", "a data set: a directory with " + FILE_NAME);
        }
        Path file = dir.resolve(FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw BadInputException.file(dir, "no " + FILE_NAME, "a data set: a directory with " + FILE_NAME);
        }
        Problems problems = new Problems();
        DataSetDescription description = of(YamlSection.read(file, text(file), problems));
        problems.throwIfAny();
        return description;
    }

    private static DataSetDescription of(YamlSection yaml) {
        yaml.refuseOthersThan(KEYS);
        List<String> symbols = yaml.texts("symbols", "a list of tickers such as [MU, SNDK]");
        List<String> seen = new ArrayList<>();
        for (String symbol : symbols) {
            if (!TICKER.matcher(symbol).matches() || seen.contains(symbol)) {
                yaml.fault("symbols", symbol, "tickers of letters, digits, '.', '_' and '-', each once");
            }
            seen.add(symbol);
        }
        Map<String, OpenInterestFacts> facts = new LinkedHashMap<>();
        yaml.section("open_interest").ifPresent(section -> addFacts(section, symbols, facts));
        long resolutionMs = yaml.durationMs("resolution");
        return new DataSetDescription(yaml.text("name", "a name"), yaml.text("venue", "the name of a rule book such as xyz"),
                resolutionMs, subResolutionMs(yaml, resolutionMs), symbols, yaml.text("provenance", "where the data came from, in one line"),
                yaml.flag("synthetic"), facts);
    }

    private static OptionalLong subResolutionMs(YamlSection yaml, long resolutionMs) {
        String expected = "a duration that divides the resolution into several";
        Optional<String> text = yaml.optionalText(SUB_RESOLUTION, expected);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong subResolutionMs = DurationText.parseMs(text.get());
        if (subResolutionMs.isEmpty() || subResolutionMs.getAsLong() >= resolutionMs || resolutionMs % subResolutionMs.getAsLong() != 0) {
            yaml.fault(SUB_RESOLUTION, text.get(), expected);
        }
        return subResolutionMs;
    }

    private static void addFacts(YamlSection section, List<String> symbols, Map<String, OpenInterestFacts> facts) {
        section.refuseOthersThan(symbols);
        for (String symbol : symbols) {
            section.section(symbol).ifPresent(each -> facts.put(symbol, facts(each)));
        }
    }

    private static OpenInterestFacts facts(YamlSection yaml) {
        yaml.refuseOthersThan(OPEN_INTEREST_KEYS);
        String expectedKind = "close or mean";
        String kindText = yaml.text("kind", expectedKind);
        Optional<OpenInterestFacts.Kind> kind = Arrays.stream(OpenInterestFacts.Kind.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kindText)).findFirst();
        if (kind.isEmpty() && !kindText.isEmpty()) {
            yaml.fault("kind", kindText, expectedKind + Suggestion.didYouMean(kindText, List.of("close", "mean")));
        }
        boolean isWithoutLag = yaml.optionalText("lag", DurationText.EXPECTED + ", or 0").filter(NO_TIME.asMatchPredicate()).isPresent();
        return new OpenInterestFacts(kind.orElse(OpenInterestFacts.Kind.CLOSE), yaml.text("source_venue", "the venue it was measured on"),
                yaml.durationMs("interval"), isWithoutLag ? 0 : yaml.durationMs("lag"), yaml.text("source", "where the figures were read"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException _) {
            throw BadInputException.file(file, "bytes that are not UTF-8", "a UTF-8 text");
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
