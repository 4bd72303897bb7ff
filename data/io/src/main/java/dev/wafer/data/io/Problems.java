package dev.wafer.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The problems of one load, thrown together. The first 20 are kept. */
public final class Problems {
    private static final int MOST = 20;

    private final List<String> found = new ArrayList<>();
    private boolean isCut;

    /** A cell of a table; lines count from 1, the header's. */
    public void cell(Path file, long line, String column, String found, String expected) {
        add(BadInputException.cellText(file, line, column, found, expected));
    }

    /** A value of a YAML file. */
    public void key(Path file, long line, String key, String found, String expected) {
        add(BadInputException.keyText(file, line, key, found, expected));
    }

    /** A file or directory as a whole. */
    public void file(Path file, String found, String expected) {
        add(BadInputException.fileText(file, found, expected));
    }

    /** Those of a file that could not be read at all, so that other files of the load can still be looked at. */
    public void addAll(BadInputException exception) {
        exception.problems().forEach(this::add);
    }

    /** How many are kept. */
    public int count() {
        return found.size();
    }

    /** Whether more would not be kept: a reader may stop. */
    public boolean isFull() {
        return isCut;
    }

    /** Throws all that were found, if any. */
    public void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(found);
        if (isCut) {
            lines.add("(these are the first " + MOST + " problems; there are more)");
        }
        throw BadInputException.of(lines);
    }

    private void add(String text) {
        if (found.size() < MOST) {
            found.add(text);
        } else {
            isCut = true;
        }
    }
}
