package io.crossfoot.ingest.sidecar;

/** No checksum can be read where the feed says that there is one. */
final class UnusableSidecar extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableSidecar(String message) {
        super(message);
    }
}
