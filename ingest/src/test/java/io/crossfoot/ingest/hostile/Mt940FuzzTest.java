package io.crossfoot.ingest.hostile;

import java.io.IOException;

/** SWIFT statements. */
public class Mt940FuzzTest extends DamagedSamples {

    private static final Corpus CORPUS = Corpus.of("mt940");

    public Mt940FuzzTest() {
        super(CORPUS);
    }

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] source) throws IOException {
        CORPUS.check(source);
    }
}
