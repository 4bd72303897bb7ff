package dev.wafer.cli.command;

import dev.wafer.cli.request.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where {@code --json} sends a result: into a file, with the text for people on standard output; to standard output alone ({@code -}); or nowhere.
 *
 * @param file the file
 * @param isPrinted whether JSON takes the place of the text
 */
record JsonChoice(Optional<Path> file, boolean isPrinted) {
    private static final String STANDARD_OUTPUT = "-";

    /**
     * What was typed behind {@code --json}.
     *
     * @throws dev.wafer.cli.source.RequestException if the file cannot be written: before the work, not after it
     */
    static JsonChoice of(Optional<String> typed) {
        Optional<Path> file = typed.filter(name -> !name.equals(STANDARD_OUTPUT)).map(Path::of);
        file.ifPresent(path -> ResultFile.check("--json", path));
        return new JsonChoice(file, typed.isPresent() && file.isEmpty());
    }

    /** Writes and prints. */
    void show(Terminal terminal, Supplier<String> json, Supplier<String> text) {
        file.ifPresent(path -> ResultFile.write(path, json.get()));
        terminal.out().print(isPrinted ? json.get() : text.get());
    }
}
