package dev.wafer.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that only a sweep has, as they were typed. */
final class SweepOptions {
    @Option(names = "--grid", paramLabel = "NAME=VALUES",
            description = {"A parameter's values: 5..50:5 (from, to, step) or", "60,120,240; repeatable. The last changes fastest."})
    List<String> grid = new ArrayList<>();

    @Option(names = "--search", paramLabel = "grid|random", defaultValue = "grid",
            description = {"grid (default): every combination; random:", "--budget of them, none twice."})
    String search = "grid";

    @Option(names = "--budget", paramLabel = "N", description = "How many points random search draws, by --seed.")
    Optional<Long> budget = Optional.empty();

    @Option(names = "--shard", paramLabel = "K/N", defaultValue = "1/1", description = "Run part K of N into --out; 'wafer merge' joins.")
    String shard = "1/1";

    @Option(names = "--rank-by", paramLabel = "MEASURE", defaultValue = "sharpe",
            description = {"A measure of the JSON's summary; costs, losses and", "risks lowest first. Default: sharpe."})
    String rankBy = "sharpe";

    @Option(names = "--top", paramLabel = "N", defaultValue = "10", description = "How many of the best to print. Default: 10.")
    int topCount = 10;

    @Option(names = "--out", paramLabel = "DIR",
            description = {"Keep every point there. The same command goes on", "where the last one ended, however it ended."})
    Optional<String> out = Optional.empty();

    @Option(names = "--format", paramLabel = "parquet|csv", defaultValue = "parquet", split = ",", hideParamSyntax = true,
            description = {"What --out gets: points.parquet (default),", "points.csv, or both: parquet,csv."})
    List<String> formats = new ArrayList<>();

    @Option(names = "--html", paramLabel = "FILE",
            description = {"Write the points as a map for a browser too: one", "file that needs no network."})
    Optional<String> html = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = {"Points run at a time; no result depends on it.", "Default: all processors."})
    Optional<Integer> threads = Optional.empty();

    /** The words of a command line that ask for the same sweep. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        grid.forEach(axis -> words.addAll(List.of("--grid", axis)));
        words.addAll(search.equals("grid") ? List.of() : List.of("--search", search));
        budget.ifPresent(points -> words.addAll(List.of("--budget", points.toString())));
        words.addAll(shard.equals("1/1") ? List.of() : List.of("--shard", shard, "--out", out.orElse("DIR")));
        words.addAll(rankBy.equals("sharpe") ? List.of() : List.of("--rank-by", rankBy));
        return words;
    }
}
