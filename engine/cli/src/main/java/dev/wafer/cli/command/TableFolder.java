package dev.wafer.cli.command;

import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.FileTrouble;
import dev.wafer.data.io.store.ResultFiles.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A directory of one command's {@code --out}: tables, and beside them a JSON document that says what they are of.
 *
 * @param json its file, deleted before the tables change and written last: where it is, they are of one result
 * @param tables names of the tables
 * @param command who writes it, for the message
 */
record TableFolder(String json, List<String> tables, String command) {
    /** Makes the directory, or refuses what cannot be such a one, before any work is done for it. */
    void prepare(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new RequestException("--out: found a file " + folder + ", expected a directory");
        }
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(json))) {
                refuseForeign(folder);
            }
            Files.delete(Files.createTempFile(folder, "." + tables.getFirst() + ".half-", ""));
        } catch (IOException e) {
            throw new RequestException("--out: cannot write to " + folder + ": " + FileTrouble.of(e), e);
        }
    }

    private void refuseForeign(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !isOurs(file)).map(file -> file.getFileName().toString()).sorted().findFirst().ifPresent(name -> {
                throw new RequestException("--out: found " + name + " in " + folder + " but no " + json
                        + ", expected a new or empty directory, or one that " + command + " wrote");
            });
        }
    }

    private boolean isOurs(Path file) {
        return isHalf(file) || Stream.of(Format.values())
                .anyMatch(format -> tables.stream().map(format::fileName).anyMatch(name -> file.getFileName().toString().equals(name)));
    }

    /** Whether a process that was killed left it behind. */
    private boolean isHalf(Path file) {
        return file.getFileName().toString().matches("\\.(" + String.join("|", tables) + "|" + json.replace(".", "\\.") + ").*half.*");
    }

    /** Has the tables written, then the document; all files. The writer calls what it is given when the new tables are whole, before they take their places. */
    List<String> write(Path folder, Function<Runnable, List<Path>> writer, String text) {
        Path document = folder.resolve(json);
        try {
            deleteHalves(folder);
            List<Path> files = new ArrayList<>(writer.apply(() -> delete(document)));
            ResultFile.write(document, text);
            files.add(document);
            return files.stream().map(Path::toString).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new RequestException("--out: cannot write to " + folder + ": " + oneLine(e), e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String oneLine(Exception failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }

    private void deleteHalves(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(this::isHalf).toList()) {
                Files.delete(file);
            }
        }
    }
}
