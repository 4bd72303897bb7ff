package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.cli.source.StrategyCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found by name runs on the shipped sample as it is, or is refused with a reason. */
class ShippedStrategiesTest {
    private static final String ONLY_FOR_TESTS = "nudge-along";

    static List<String> names() {
        return StrategyCatalogue.names().stream().filter(name -> !name.equals(ONLY_FOR_TESTS)).toList();
    }

    private static Path project() {
        return Stream.iterate(Optional.of(Path.of("").toAbsolutePath()), Optional::isPresent, folder -> folder.map(Path::getParent))
                .map(Optional::orElseThrow).filter(folder -> Files.isDirectory(folder.resolve("data/samples"))).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_trades_on_the_sample_or_says_why_not(String name) {
        CommandRun run = CommandRun.at(project(), "backtest", "--strategy", name, "--trades", "1");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith(name).contains("[SIMULATED DATA]").containsPattern("Trades \\(first 1 of|Trades\n|no-trades: ");
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_tells_idea_source_data_needs_and_weakness(String name) {
        assertThat(CommandRun.of("strategies", name).out()).contains("\nidea  ").contains("\nsource  ").contains("\ndata  ").contains("\nweakness  ");
    }
}
