package io.crossfoot.ingest.hostile;

import java.io.IOException;

/** NACHA files. */
public class NachaFuzzTest extends DamagedSamples {

    private static final Corpus CORPUS = Corpus.of("nacha");

    public NachaFuzzTest() {
        super(CORPUS);
    }

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] source) throws IOException {
        CORPUS.check(source);
    }
}
