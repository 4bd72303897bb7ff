package dev.wafer.cli.page;

import java.util.List;

/** Words of a command line as a shell reads them. */
final class ShellWords {
    private ShellWords() {}

    /** {@code wafer} and the words behind it, quoted where they must be. */
    static String command(List<String> words) {
        StringBuilder command = new StringBuilder("wafer");
        words.forEach(word -> command.append(' ').append(quoted(word)));
        return command.toString();
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
