package io.crossfoot.ingest.inspect;

import java.io.IOException;

/** A file that cannot be inspected: it is not there, is no file, or cannot be told apart. Says what to do instead. */
public final class UnusableFileException extends IOException {

    public UnusableFileException(String message) {
        super(message);
    }
}
