package io.crossfoot.platform;

/** The local platform cannot do what was asked; the message says why and what to do about it. */
public final class PlatformException extends RuntimeException {

    PlatformException(String message) {
        super(message);
    }

    PlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
