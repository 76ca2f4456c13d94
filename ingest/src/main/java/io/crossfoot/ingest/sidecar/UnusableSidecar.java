package io.crossfoot.ingest.sidecar;

/** No control values can be read where the feed says that there are some. */
public final class UnusableSidecar extends Exception {

    private static final long serialVersionUID = 1L;

    public UnusableSidecar(String message) {
        super(message);
    }
}
