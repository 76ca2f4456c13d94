package io.crossfoot.ingest.hostile;

import java.io.IOException;

/** Delimited text. */
public class DelimitedFuzzTest extends DamagedSamples {

    private static final Corpus CORPUS = Corpus.of("delimited");

    public DelimitedFuzzTest() {
        super(CORPUS);
    }

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] source) throws IOException {
        CORPUS.check(source);
    }
}
