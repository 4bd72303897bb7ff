package dev.wafer.cli.source;

/** The request cannot be run as it was made: exit code 2. The message says what was found and what was expected. */
public final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal; one line for each problem. */
    public RequestException(String message) {
        super(message);
    }

    /** A refusal with what lies behind it, for {@code --debug}. */
    public RequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
