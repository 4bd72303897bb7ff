package dev.wafer.cli.command;

import dev.wafer.cli.report.Measures;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.sweep.FinishedSweep.RankedPoint;
import dev.wafer.cli.sweep.SweepReport;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.data.io.store.ResultFiles;
import dev.wafer.data.io.store.ResultFiles.Column;
import dev.wafer.data.io.store.ResultFiles.Format;
import dev.wafer.data.io.store.ResultHeader;
import dev.wafer.data.io.store.ResultLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parts of one sweep as one. */
@Command(name = "merge", customSynopsis = "wafer merge DIR... --out DIR [options]",
        description = "Joins the parts of a sweep (--shard) into what the whole would have written.",
        exitCodeList = {"0:good", "2:the request was wrong", "3:the input data was wrong", "70:a bug of ours"},
        footer = {"  wafer merge part-1 part-2 part-3 --out whole", "  wafer merge part-* --out whole --format parquet,csv --rank-by calmar"})
final class MergeCommand implements Callable<Integer> {
    private static final List<String> LUCK = List.of("The same wafer sweep with --out on this directory tells: it has the data, and", "nothing is swept again.");

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = {"What the parts were written to by --out; every", "part once, in any order."})
    private List<String> parts = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new or empty directory for the whole.")
    private String out = "";

    @Option(names = "--format", paramLabel = "parquet|csv", defaultValue = "parquet", split = ",", hideParamSyntax = true,
            description = {"points.parquet (default), points.csv, or both:", "parquet,csv."})
    private List<String> formats = new ArrayList<>();

    @Option(names = "--rank-by", paramLabel = "MEASURE", defaultValue = "sharpe", description = "As in 'wafer sweep'. Default: sharpe.")
    private String rankBy = "sharpe";

    @Option(names = "--top", paramLabel = "N", defaultValue = "10", description = "How many of the best to print. Default: 10.")
    private int topCount = 10;

    MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RankBy order = RankBy.of(rankBy, topCount);
        Set<Format> written = SweepFolder.formats(formats);
        Path folder = Path.of(out);
        SweepFolder.checkNew(folder);
        List<SweepParts.Part> opened = new ArrayList<>();
        try {
            parts.forEach(part -> opened.add(SweepParts.Part.open(Path.of(part))));
            SweepParts.check(opened);
            checkRanking(order, opened);
            ResultHeader whole = SweepIdentity.whole(opened.getFirst().log().header());
            try (ResultLog log = SweepFolder.open(folder, whole)) {
                SweepParts.copy(opened, log);
                List<String> files = SweepFolder.write(folder, log, written);
                terminal.out().print(report(order, log, files));
            }
        } finally {
            opened.forEach(part -> part.log().close());
        }
        return ExitCode.GOOD;
    }

    /** Refuses a ranking of nothing before anything is written. */
    private static void checkRanking(RankBy order, List<SweepParts.Part> parts) {
        SweepTally tally = new SweepTally(order);
        parts.forEach(part -> part.log().forEach(tally::add));
        if (tally.best().isEmpty()) {
            throw order.undefined(tally.measured());
        }
    }

    private String report(RankBy order, ResultLog log, List<String> files) {
        SweepTally tally = new SweepTally(order);
        log.forEach(tally::add);
        List<RankedPoint> top = ranked(order, Path.of(files.getFirst()), SweepIdentity.table(log.header()).axisColumns());
        return new Page(terminal.isStyled())
                .section(log.header().request().getOrDefault("--strategy", "") + ": " + Figures.count(tally.tried()) + " points of "
                        + Figures.count(parts.size()) + " parts, " + Figures.count(tally.refused()) + " refused", List.of("points   " + grid(log.header())))
                .section(SweepReport.bestBy(order.measure(), order.isHighestFirst(), top.size(), tally.measured()), SweepReport.table(order.measure(), top))
                .section("How much of the best may be luck", LUCK)
                .section("Written", files).text();
    }

    private static String grid(ResultHeader header) {
        return SweepIdentity.points(header).grid().axes().stream().map(axis -> axis.parameter() + "=" + axis.text()).collect(Collectors.joining(" "));
    }

    /** The best points as they stand in the file that was written. */
    private static List<RankedPoint> ranked(RankBy order, Path file, List<Column> axes) {
        List<RankedPoint> top = new ArrayList<>();
        for (Map<String, Object> row : ResultFiles.best(file, order.measure(), order.isHighestFirst(), order.most())) {
            Map<String, Object> parameters = new LinkedHashMap<>();
            axes.forEach(axis -> parameters.put(axis.name(), Optional.ofNullable(row.get(axis.name())).orElse("")));
            Map<String, OptionalDouble> measures = new LinkedHashMap<>();
            Measures.names().forEach(name -> measures.put(name,
                    row.get(name) instanceof Number value ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty()));
            top.add(new RankedPoint(row.get(SweepTable.POINT) instanceof Number point ? point.longValue() : -1, parameters, measures));
        }
        return top;
    }
}
