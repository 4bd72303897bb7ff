package dev.wafer.cli.command;

import dev.wafer.cli.json.ResultJson;
import dev.wafer.cli.report.EngineText;
import dev.wafer.cli.report.Measures;
import dev.wafer.cli.request.Choice;
import dev.wafer.cli.source.Parameter;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.StrategyType;
import dev.wafer.cli.text.Words;
import dev.wafer.data.io.FileTrouble;
import dev.wafer.data.io.store.ResultFiles.Cell;
import dev.wafer.data.io.store.ResultFiles.Column;
import dev.wafer.data.io.store.ResultHeader;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.Fingerprint;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.research.sweep.Axis;
import dev.wafer.research.sweep.Grid;
import dev.wafer.research.sweep.Points;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything the results of a sweep depend on, in words: by them a log knows what it is a log of, and says what another request has otherwise. */
final class SweepIdentity {
    static final String SHARD = "--shard";
    private static final String GRID = "--grid ";
    private static final String FIXED = "-p ";
    private static final String TYPE = "type of ";
    private static final String SEARCH = "--search";
    private static final String BUDGET = "--budget";
    private static final String SEED = "--seed";

    private SweepIdentity() {}

    /** The head of the log of a sweep. */
    static ResultHeader of(StrategyType type, SweepSpace space, MarketData data, RuleBook rules, RunSettings settings) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("--strategy", type.name());
        words.put("code of the strategy", code(type));
        words.put("--with", type.wrapperText());
        words.put("code of the wrappers", String.join(" ", type.wrappers().stream().map(wrapper -> fingerprintOfClass(wrapper.getClass())).toList()));
        space.points().grid().axes().forEach(axis -> words.put(GRID + axis.parameter(), axis.text()));
        words.put("order of --grid", String.join(" ", space.points().grid().axes().stream().map(Axis::parameter).toList()));
        space.fixed().forEach((name, text) -> words.put(FIXED + name, text));
        type.parameters().forEach(parameter -> words.put(TYPE + parameter.name(), Words.of(columnType(parameter))));
        words.put(SEARCH, space.points().isDrawn() ? "random" : "grid");
        words.put(BUDGET, Long.toString(space.points().count()));
        words.put(SHARD, space.shard().toString());
        words.put("--data", data.fingerprint());
        words.put("--symbols", String.join(",", data.tickers()));
        words.put("--venue", rules.venue() + " " + fingerprint(rules));
        putSettings(words, settings);
        words.put("meaning of the engine", Integer.toString(ResultJson.SEMANTICS));
        words.put("version of wafer", RootCommand.VERSION);
        return new ResultHeader(words, Measures.names());
    }

    /** Strategy, symbols and rules of any run. */
    static void putCommon(Map<String, String> words, StrategyType type, MarketData data, RuleBook rules) {
        words.put("--strategy", type.name());
        words.put("code of the strategy", code(type));
        words.put("--symbols", String.join(",", data.tickers()));
        words.put("--venue", rules.venue() + " " + fingerprint(rules));
    }

    static void putSettings(Map<String, String> words, RunSettings settings) {
        EngineText.putWords(words, settings);
    }

    private static String fingerprint(RuleBook rules) {
        Fingerprint print = new Fingerprint().add(rules.venue()).add(rules.firstMs());
        rules.rules().forEach(rule -> print.add(rule.key().keyName()).add(rule.market()).add(rule.fromMs()).add(rule.value()));
        return print.text();
    }

    /** Fingerprint of a strategy's source, or of its class where it has no source here. */
    private static String code(StrategyType type) {
        try {
            if (type.file().isPresent()) {
                return fingerprint(Files.readAllBytes(type.file().get()));
            }
            return classFingerprint(type.type());
        } catch (IOException e) {
            throw new RequestException(type.file().map(Path::toString).orElse(type.name()) + ": cannot be read: " + FileTrouble.of(e), e);
        }
    }

    private static String fingerprintOfClass(Class<?> type) {
        try {
            return classFingerprint(type);
        } catch (IOException e) {
            throw new RequestException(type.getName() + ": cannot be read: " + FileTrouble.of(e), e);
        }
    }

    private static String classFingerprint(Class<?> type) throws IOException {
        String name = type.getName();
        try (InputStream bytes = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            return fingerprint(Optional.ofNullable(bytes).orElseThrow(() -> new IOException("no class file of " + name)).readAllBytes());
        }
    }

    private static String fingerprint(byte[] bytes) {
        return new Fingerprint().add(HexFormat.of().formatHex(bytes)).text();
    }

    private static Cell columnType(Parameter parameter) {
        Class<?> type = parameter.type();
        return type == double.class ? Cell.DECIMAL : type == int.class || type == long.class ? Cell.WHOLE : type == boolean.class ? Cell.FLAG : Cell.TEXT;
    }

    /** The points that a log is of. */
    static Points points(ResultHeader header) {
        List<Axis> axes = new ArrayList<>();
        Map<String, Cell> types = types(header);
        values(header, GRID).forEach((name, text) -> axes.add(Axis.parse(name, kind(types.getOrDefault(name, Cell.TEXT)), text)));
        Grid grid = new Grid(axes);
        return word(header, SEARCH).equals("grid") ? Points.all(grid)
                : Points.random(grid, Long.parseLong(word(header, BUDGET)), Long.parseLong(word(header, SEED)));
    }

    private static Axis.Kind kind(Cell type) {
        return switch (type) {
            case WHOLE -> Axis.Kind.WHOLE;
            case DECIMAL -> Axis.Kind.DECIMAL;
            case FLAG, TEXT, TIME -> Axis.Kind.WORD;
        };
    }

    /** The table that a log makes. */
    static SweepTable table(ResultHeader header) {
        List<Column> columns = new ArrayList<>();
        types(header).forEach((name, type) -> columns.add(new Column(name, type)));
        Points points = points(header);
        Map<String, String> fixed = values(header, FIXED);
        return new SweepTable(columns, values(header, GRID).keySet(), point -> {
            Map<String, String> values = new LinkedHashMap<>(fixed);
            values.putAll(points.values(point));
            return values;
        });
    }

    private static Map<String, Cell> types(ResultHeader header) {
        Map<String, Cell> types = new LinkedHashMap<>();
        values(header, TYPE).forEach((name, word) -> types.put(name, Choice.of(Cell.class, TYPE + name, word)));
        return types;
    }

    /** What stands behind a word in front, by the rest of it. */
    private static Map<String, String> values(ResultHeader header, String front) {
        Map<String, String> values = new LinkedHashMap<>();
        header.request().forEach((what, value) -> {
            if (what.startsWith(front)) {
                values.put(what.substring(front.length()), value);
            }
        });
        return values;
    }

    private static String word(ResultHeader header, String what) {
        return header.request().getOrDefault(what, "");
    }

    /** The shard that a log is of. */
    static SweepSpace.Shard shard(ResultHeader header) {
        return SweepSpace.Shard.parse(word(header, SHARD));
    }

    /** The head of the whole sweep that a shard is of. */
    static ResultHeader whole(ResultHeader header) {
        Map<String, String> words = new LinkedHashMap<>(header.request());
        words.put(SHARD, SweepSpace.Shard.WHOLE.toString());
        return new ResultHeader(words, header.measures());
    }
}
