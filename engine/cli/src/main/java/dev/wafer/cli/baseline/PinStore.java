package dev.wafer.cli.baseline;

import dev.wafer.cli.report.Measures;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.Problems;
import dev.wafer.data.io.YamlSection;
import dev.wafer.data.io.YamlText;
import dev.wafer.data.series.Fingerprint;
import dev.wafer.engine.run.RunResult.Fingerprints;
import dev.wafer.research.baseline.PinnedEvent;
import dev.wafer.research.baseline.Pins;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two files in which a baseline's pins lie: {@code baseline.yaml} and {@code events.csv}. */
final class PinStore {
    static final String PINS = "baseline.yaml";
    static final String EVENTS = "events.csv";
    private static final String COUNTS = "counts";
    private static final String MEASURES = "measures";
    private static final List<String> PRINTS = List.of("data", "rules", "parameters", "decisions", "fills", "money", "events");

    private PinStore() {}

    /** Writes both files beside their places, then moves them there; if either cannot be written, the old ones stay. */
    static void write(Path folder, Pinned pinned) {
        Path pins = folder.resolve("." + PINS + ".half"), events = folder.resolve("." + EVENTS + ".half");
        try {
            Files.createDirectories(folder);
            try {
                Files.writeString(events, EventCsv.write(pinned.events()));
                Files.writeString(pins, text(pinned));
                Files.move(events, folder.resolve(EVENTS), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                Files.move(pins, folder.resolve(PINS), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(events);
                Files.deleteIfExists(pins);
            }
        } catch (IOException e) {
            throw new RequestException(folder + ": the pins cannot be written: " + e, e);
        }
    }

    private static String text(Pinned pinned) {
        Pins pins = pinned.pins();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("wafer", pinned.note().wafer());
        all.put("semantics", Integer.toString(pins.semantics()));
        all.put("updated", pinned.note().updated());
        all.put("reason", pinned.note().reason());
        Fingerprints.All prints = pins.fingerprints();
        List<String> texts = List.of(prints.data(), prints.rules(), prints.parameters(), prints.decisions(), prints.fills(), prints.money(),
                fingerprint(pinned.events()));
        Map<String, String> byName = new LinkedHashMap<>();
        for (int place = 0; place < PRINTS.size(); place++) {
            byName.put(PRINTS.get(place), texts.get(place));
        }
        all.put("fingerprints", byName);
        all.put(COUNTS, only(pins.measures(), true));
        all.put(MEASURES, only(pins.measures(), false));
        all.put("parameters", pins.parameters());
        all.put("data", pins.data());
        all.put("rules", pins.rules());
        String text = YamlText.of(all);
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);   // half a character becomes a question mark
    }

    private static Map<String, String> only(Map<String, String> measures, boolean areCounts) {
        Map<String, String> chosen = new LinkedHashMap<>();
        measures.forEach((name, value) -> {
            if ((Measures.isCount(name) || RunPins.COUNTS.contains(name)) == areCounts) {
                chosen.put(name, value);
            }
        });
        return chosen;
    }

    /** A number of all events, so that pins and events that do not belong together are found out. */
    private static String fingerprint(List<PinnedEvent> events) {
        Fingerprint print = new Fingerprint();
        events.forEach(event -> event.cells().forEach(print::add));
        return print.text();
    }

    /**
     * Reads what was written.
     *
     * @throws BadInputException if a file is missing or cannot be used, or they do not belong together
     */
    static Pinned read(Path folder) {
        Path file = folder.resolve(PINS);
        Problems problems = new Problems();
        YamlSection all = YamlSection.read(file, load(file), problems);
        String number = all.text("semantics", "a whole number");
        Map<String, String> prints = texts(all, "fingerprints");
        PRINTS.stream().filter(name -> prints.getOrDefault(name, "").isEmpty()).forEach(name -> all.fault("fingerprints", "no " + name, "all of " + PRINTS));
        Map<String, String> measures = new LinkedHashMap<>(texts(all, COUNTS));
        measures.putAll(texts(all, MEASURES));
        Map<String, String> data = texts(all, "data"), rules = texts(all, "rules"), parameters = texts(all, "parameters");
        if (!number.matches("[0-9]{1,9}")) {
            all.fault("semantics", number, "a whole number");
        }
        problems.throwIfAny();
        Fingerprints.All found = new Fingerprints.All(print(prints, 0), print(prints, 1), print(prints, 2), print(prints, 3), print(prints, 4), print(prints, 5));
        List<PinnedEvent> events = EventCsv.read(folder.resolve(EVENTS), load(folder.resolve(EVENTS)));
        if (!fingerprint(events).equals(print(prints, 6))) {
            throw BadInputException.file(folder.resolve(EVENTS), "other events than " + PINS + " was written with",
                    "both files of one record or update (git checkout brings them back)");
        }
        return new Pinned(new Pins(Integer.parseInt(number), found, data, rules, parameters, measures), events,
                new Pinned.Note(all.rawText("wafer"), all.rawText("updated"), all.rawText("reason")));
    }

    private static String print(Map<String, String> prints, int place) {
        return prints.getOrDefault(PRINTS.get(place), "");
    }

    private static Map<String, String> texts(YamlSection all, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        all.section(key).ifPresentOrElse(section -> section.keys().forEach(name -> texts.put(name, section.rawText(name))),
                () -> all.fault(key, "nothing", "a mapping of names to values"));
        return texts;
    }

    private static String load(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            throw BadInputException.file(file, "no such file", "the pins that 'wafer baseline record' writes");
        } catch (CharacterCodingException _) {
            throw BadInputException.file(file, "bytes that are no text", "the pins that 'wafer baseline record' writes");
        } catch (IOException e) {
            throw BadInputException.file(file, e.toString(), "a file that can be read");
        }
    }
}
