package dev.wafer.cli.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Terminal;
import dev.wafer.engine.measure.ExitReason;
import dev.wafer.engine.run.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The parts of a trade's profit, added up from the journal, are the profit that the run counts. */
class ProfitTest {
    private static final double HALF_A_CENT_USD = 0.005;
    private static final Pattern PART = Pattern.compile(
            "\n  (price move|fees|funding|loss beyond.*?borne|margin taken.*?backstop|profit) +([-+]?[0-9,.]+)(?=\n)");

    private static Path project() {
        return Stream.iterate(Optional.of(Path.of("").toAbsolutePath()), Optional::isPresent, folder -> folder.map(Path::getParent))
                .map(Optional::orElseThrow).filter(folder -> Files.isDirectory(folder.resolve("data/samples"))).findFirst().orElseThrow();
    }

    private static Ground ground(String... words) {
        PrintStream stream = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        RunRequest request = RunRequest.of(CommandLine.populateCommand(new BacktestOptions(), words));
        return Ground.of(request, MarketSource.read(request.data(), new Terminal(stream, stream, false, Optional.of(project()))));
    }

    private static final List<Ground> GROUNDS = List.of(ground("--strategy", "sma-cross", "--symbols", "MU,SNDK", "--leverage", "10"),
            ground("--strategy", "buy-and-hold", "--leverage", "10", "--execution", "ideal"),
            ground("--strategy", "weekend-gap", "--leverage", "5", "--capital", "3000"),
            ground("--strategy", "funding-carry", "--symbols", "MU,AMD", "--margin", "cross"));

    @Test
    void the_parts_of_every_trade_sum_to_its_profit_to_the_cent() {
        Set<ExitReason> endings = EnumSet.noneOf(ExitReason.class);
        int trades = 0;
        for (Ground ground : GROUNDS) {
            RunResult result = ground.observed().run().result();
            for (TradeLife life : TradeLife.all(result)) {
                Profit parts = Profit.of(result, life);
                assertThat(parts.sumUsd()).as("%s", life.trade()).isCloseTo(life.trade().profitUsd(), within(HALF_A_CENT_USD));
                assertThat(parts.feesUsd()).isCloseTo(life.trade().feesUsd(), within(HALF_A_CENT_USD));
                assertThat(parts.fundingUsd()).isCloseTo(life.trade().fundingUsd(), within(HALF_A_CENT_USD));
                endings.add(life.trade().exitReason());
                trades++;
            }
            assertThat(TradeLife.all(result)).hasSameSizeAs(result.trades());
        }
        assertThat(trades).isGreaterThan(100);
        assertThat(endings).contains(ExitReason.SIGNAL, ExitReason.LIQUIDATION, ExitReason.END);
    }

    @Test
    void what_is_printed_of_them_sums_exactly_and_no_line_is_too_wide() {
        int told = 0;
        for (Ground ground : GROUNDS) {
            Ground.Observed seen = ground.observed();
            int count = seen.run().result().trades().size();
            for (int number = 1; number <= count; number += Math.max(1, count / 10)) {
                String story = Story.of(ground, seen, "a run", number, false, false);
                List<BigDecimal> parts = new ArrayList<>();
                for (Matcher line = PART.matcher(story); line.find();) {
                    parts.add(new BigDecimal(line.group(2).replace(",", "")));
                }
                BigDecimal profit = parts.removeLast();
                assertThat(parts).hasSizeGreaterThanOrEqualTo(3);
                assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).as(story).isEqualByComparingTo(profit);
                assertThat(story.lines()).allMatch(line -> line.length() <= 100);
                told++;
            }
        }
        assertThat(told).isGreaterThan(20);
    }
}
