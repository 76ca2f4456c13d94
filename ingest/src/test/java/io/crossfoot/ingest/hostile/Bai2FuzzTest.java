package io.crossfoot.ingest.hostile;

import java.io.IOException;

/** BAI2 files. */
public class Bai2FuzzTest extends DamagedSamples {

    private static final Corpus CORPUS = Corpus.of("bai2");

    public Bai2FuzzTest() {
        super(CORPUS);
    }

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] source) throws IOException {
        CORPUS.check(source);
    }
}
