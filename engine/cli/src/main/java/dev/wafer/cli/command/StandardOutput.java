package dev.wafer.cli.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** Standard output that remembers why it could not be written, which a PrintStream forgets. */
public final class StandardOutput extends OutputStream {
    /** What the system says of a pipe whose reader has gone. */
    private static final String CLOSED = "Broken pipe";

    private final OutputStream target;
    private Optional<IOException> failure = Optional.empty();

    StandardOutput(OutputStream target) {
        this.target = target;
    }

    /** That of the process. */
    public static StandardOutput ofProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out));
    }

    /** Where a command prints. */
    public PrintStream printer(Charset charset) {
        return new PrintStream(this, true, charset);
    }

    /**
     * The exit code of a command that returned one. A reader that has read enough, such as {@code head}, changes nothing and is not told of. A result
     * that could not be written is a failure, however good it was.
     */
    public int code(int code, PrintStream err) {
        Optional<IOException> told = failure.filter(why -> !Optional.ofNullable(why.getMessage()).orElse("").contains(CLOSED));
        told.ifPresent(why -> err.println("standard output cannot be written: " + why.getMessage()));
        return told.isPresent() && code == ExitCode.GOOD ? ExitCode.REQUEST_WRONG : code;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            target.write(bytes, from, count);
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(e));
            throw e;
        }
    }
}
