package io.crossfoot.ingest.hostile;

import java.io.IOException;

/** ISO 20022 messages. */
public class Iso20022FuzzTest extends DamagedSamples {

    private static final Corpus CORPUS = Corpus.of("iso20022");

    public Iso20022FuzzTest() {
        super(CORPUS);
    }

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] source) throws IOException {
        CORPUS.check(source);
    }
}
