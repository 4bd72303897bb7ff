package dev.wafer.cli.command;

import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.data.io.runs.RunInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file of a kept run's strategy as it was then: where it is another now, or is gone, the kept text stands in a folder of its own for a while. */
final class SourceThen implements AutoCloseable {
    private final Optional<Path> folder;

    private SourceThen(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Makes the options name a file with the kept text. */
    static SourceThen of(RunInput input, BacktestOptions options) {
        Optional<String> source = input.strategy().source();
        Optional<Path> file = options.strategy.filter(_ -> source.isPresent()).map(Path::of);
        if (file.isEmpty() || isSame(file.get(), source.orElseThrow())) {
            return new SourceThen(Optional.empty());
        }
        try {
            Path folder = Files.createTempDirectory("wafer-source");
            Path old = folder.resolve(Optional.ofNullable(file.get().getFileName()).orElseThrow());
            Files.writeString(old, source.orElseThrow());
            options.strategy = Optional.of(old.toString());
            return new SourceThen(Optional.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSame(Path file, String text) {
        try {
            return Files.isRegularFile(file) && new String(Files.readAllBytes(file), StandardCharsets.UTF_8).equals(text);
        } catch (IOException _) {
            return false;                                       // then the kept text is all there is
        }
    }

    /** Whether the kept text stands in for the file. */
    boolean isOld() {
        return folder.isPresent();
    }

    @Override
    public void close() {
        folder.ifPresent(path -> {
            try (var files = Files.list(path)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
