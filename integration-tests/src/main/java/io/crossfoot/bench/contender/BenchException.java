package io.crossfoot.bench.contender;

/** A run did not come to its end, or to the right one, or cannot begin; the message says whose and why. */
public final class BenchException extends RuntimeException {

    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
