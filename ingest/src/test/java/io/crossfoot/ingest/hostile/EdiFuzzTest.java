package io.crossfoot.ingest.hostile;

import java.io.IOException;

/** X12 and EDIFACT interchanges. */
public class EdiFuzzTest extends DamagedSamples {

    private static final Corpus CORPUS = Corpus.of("edi");

    public EdiFuzzTest() {
        super(CORPUS);
    }

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] source) throws IOException {
        CORPUS.check(source);
    }
}
