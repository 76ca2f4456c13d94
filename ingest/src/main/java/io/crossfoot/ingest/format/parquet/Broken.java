package io.crossfoot.ingest.format.parquet;

/**
 * The content of a file is damaged, or not what can be read: there is no reading on behind it. Unchecked, since it passes
 * through the library on its way.
 */
final class Broken extends RuntimeException {

    Broken(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
