package io.crossfoot.ingest.hostile;

import java.io.IOException;

/** Text that is packed in each of the ways that are unwrapped. */
public class CompressedFuzzTest extends DamagedSamples {

    private static final Corpus CORPUS = Corpus.of("delimited").packed("compressed");

    public CompressedFuzzTest() {
        super(CORPUS);
    }

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] source) throws IOException {
        CORPUS.check(source);
    }
}
