package io.crossfoot.ingest.hostile;

import java.io.IOException;

/** Records described by copybooks. */
public class FixedFuzzTest extends DamagedSamples {

    private static final Corpus CORPUS = Corpus.of("fixed");

    public FixedFuzzTest() {
        super(CORPUS);
    }

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] source) throws IOException {
        CORPUS.check(source);
    }
}
