package dev.wafer.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trouble with a file is told in words, without the name of an exception. */
class FileTroubleTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_the_system_says_without_words_is_put_into_words() throws IOException {
        Path file = Files.writeString(folder.resolve("there"), "");

        assertThat(said(() -> Files.readString(folder.resolve("gone")))).isEqualTo("it is not there, and nothing can be made there");
        assertThat(said(() -> Files.createDirectories(file))).isEqualTo(file + " is in the way");
        assertThat(FileTrouble.of(new NotDirectoryException(file.toString()))).isEqualTo("it is no directory");
        assertThat(FileTrouble.of(new AccessDeniedException("/etc"))).isEqualTo("no permission");
    }

    @Test
    void its_own_reason_is_passed_on_and_the_lack_of_one_is_said() {
        assertThat(FileTrouble.of(new FileSystemException("a", null, "No space left on device"))).isEqualTo("no space left on device");
        assertThat(FileTrouble.of(new IOException("Broken pipe"))).isEqualTo("broken pipe");
        assertThat(FileTrouble.of(new IOException(" "))).isEqualTo("the system gives no reason");
    }

    private interface Work {
        void run() throws IOException;
    }

    private static String said(Work work) {
        return FileTrouble.of(catchThrowableOfType(IOException.class, work::run));
    }
}
