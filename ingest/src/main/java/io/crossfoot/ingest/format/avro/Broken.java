package io.crossfoot.ingest.format.avro;

/** The content of a container file is damaged, or not what can be read: there is no reading on behind it. */
final class Broken extends Exception {

    Broken(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
