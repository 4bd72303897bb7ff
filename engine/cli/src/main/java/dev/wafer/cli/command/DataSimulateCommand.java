package dev.wafer.cli.command;

import dev.wafer.data.io.store.DataSetWriter;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.simulate.SimulatedMarket;
import dev.wafer.data.simulate.SimulationSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The simulated sample, made anew. */
@Command(name = "simulate", description = {"Simulates MU, AMD, SNDK and GOLD by the hour, as the shipped sample was made, and prints the fingerprint.",
        "Without --out and --seed it compares the fingerprint with the shipped sample's."},
        exitCodeList = {"0:good", "1:the shipped sample has another fingerprint"},
        footer = {"  wafer data simulate", "  wafer data simulate --seed 7 --out my-simulation"})
final class DataSimulateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--out", paramLabel = "DIR", description = "Directory to write the data set to; it must be new or empty.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Another seed than the sample's.")
    private Optional<Long> seed = Optional.empty();

    DataSimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SimulationSettings sample = SimulationSettings.sample();
        MarketData simulated = SimulatedMarket.of(seed.map(sample::withSeed).orElse(sample));
        String fingerprint = simulated.fingerprint();
        terminal.out().println(fingerprint);
        out.ifPresent(directory -> {
            DataSetWriter.write(simulated, directory);
            terminal.out().println("wrote " + directory + ": " + simulated.name() + ", simulated data");
        });
        return out.isPresent() || seed.isPresent() ? ExitCode.GOOD : compareWithSample(fingerprint);
    }

    private int compareWithSample(String fingerprint) {
        String shipped = MarketSource.read("sample", terminal).fingerprint();
        if (shipped.equals(fingerprint)) {
            terminal.out().println("the shipped sample has the same fingerprint");
            return ExitCode.GOOD;
        }
        terminal.err().println("the shipped sample has another fingerprint: found " + shipped + ", expected " + fingerprint);
        return ExitCode.CHECK_FAILED;
    }
}
