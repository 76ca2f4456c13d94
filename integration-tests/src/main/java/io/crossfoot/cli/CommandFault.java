package io.crossfoot.cli;

/** Something a user can put right; the message says what, which, got, expected and how. */
public final class CommandFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFault(String message) {
        super(message);
    }

    public CommandFault(String message, Throwable cause) {
        super(message, cause);
    }
}
