package dev.wafer.cli.command;

import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where {@code --html} sends a page for a browser, if anywhere.
 *
 * @param file the file
 */
record HtmlChoice(Optional<Path> file) {
    /**
     * What was typed behind {@code --html}.
     *
     * @throws RequestException if the file cannot be written: before the work, not after it
     */
    static HtmlChoice of(Optional<String> typed) {
        if (typed.filter("-"::equals).isPresent()) {
            throw new RequestException("--html: found '-', expected a file for a browser");
        }
        Optional<Path> file = typed.map(Path::of);
        file.ifPresent(path -> ResultFile.check("--html", path));
        return new HtmlChoice(file);
    }

    /** Makes the page and writes it, if it was asked for. */
    void write(Supplier<String> page) {
        file.ifPresent(path -> ResultFile.write(path, page.get()));
    }

    /** Says where the page is, on the standard output of a command that prints no JSON there. */
    void tell(Terminal terminal, JsonChoice json) {
        file.filter(_ -> !json.isPrinted()).ifPresent(path -> terminal.out().println("wrote " + path));
    }
}
