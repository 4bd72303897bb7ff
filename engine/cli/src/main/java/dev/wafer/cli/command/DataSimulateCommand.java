package dev.wafer.cli.command;

import dev.wafer.cli.request.Choice;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.store.DataSetWriter;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.simulate.Scenario;
import dev.wafer.data.simulate.SimulatedMarket;
import dev.wafer.data.simulate.SimulationSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The simulated sample, made anew. */
@Command(name = "simulate", description = {"Simulates MU, AMD, SNDK and GOLD by the hour, as the shipped sample was made, and prints the fingerprint.",
        "Without --out, --seed and --scenario it compares the fingerprint with the shipped sample's."},
        exitCodeList = {"0:good", "1:the shipped sample has another fingerprint"},
        footer = {"  wafer data simulate", "  wafer data simulate --seed 7 --out my-simulation",
            "  wafer data simulate --scenario bad-print --out bad-print"})
final class DataSimulateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--out", paramLabel = "DIR", description = "Directory to write the data set to; it must be new or empty.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Another seed than the sample's.")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--scenario", paramLabel = "NAME", description = {"A small market made for one question, in place of the sample.",
        "bad-print: two days of minutes; the mark falls 18.7 %% in two minutes and comes back."})
    private Optional<String> scenario = Optional.empty();

    DataSimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (scenario.isPresent() && seed.isPresent()) {
            throw new RequestException("--seed: found it beside --scenario, expected one of the two: a scenario is always the same");
        }
        MarketData simulated = simulated();
        String fingerprint = simulated.fingerprint();
        terminal.out().println(fingerprint);
        out.ifPresent(directory -> {
            DataSetWriter.write(simulated, directory);
            terminal.out().println("wrote " + directory + ": " + simulated.name() + ", simulated data");
        });
        boolean isSample = out.isEmpty() && seed.isEmpty() && scenario.isEmpty();
        return isSample ? compareWithSample(fingerprint) : ExitCode.GOOD;
    }

    private MarketData simulated() {
        SimulationSettings sample = SimulationSettings.sample();
        return scenario.map(name -> Choice.of(Scenario.class, "--scenario", name).market())
                .orElseGet(() -> SimulatedMarket.of(seed.map(sample::withSeed).orElse(sample)));
    }

    private int compareWithSample(String fingerprint) {
        String shipped = MarketSource.whole("sample", terminal).fingerprint();
        if (shipped.equals(fingerprint)) {
            terminal.out().println("the shipped sample has the same fingerprint");
            return ExitCode.GOOD;
        }
        terminal.err().println("the shipped sample has another fingerprint: found " + shipped + ", expected " + fingerprint);
        return ExitCode.CHECK_FAILED;
    }
}
