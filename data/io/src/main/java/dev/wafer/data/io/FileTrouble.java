package dev.wafer.data.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** Why a file or a directory could not be read or written, in words. */
public final class FileTrouble {
    private FileTrouble() {}

    /** In a few words, without the file the trouble is about, which the caller names. */
    public static String of(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException _ -> "it is not there, and nothing can be made there";
            case AccessDeniedException _ -> "no permission";
            case FileAlreadyExistsException there -> there.getFile() + " is in the way";
            case NotDirectoryException _ -> "it is no directory";
            case FileSystemException other -> reason(Optional.ofNullable(other.getReason()));
            default -> reason(Optional.ofNullable(trouble.getMessage()));
        };
    }

    private static String reason(Optional<String> known) {
        return known.filter(text -> !text.isBlank()).map(text -> Character.toLowerCase(text.charAt(0)) + text.substring(1)).orElse("the system gives no reason");
    }
}
