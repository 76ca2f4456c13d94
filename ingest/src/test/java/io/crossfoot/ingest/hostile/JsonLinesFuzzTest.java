package io.crossfoot.ingest.hostile;

import java.io.IOException;

/** Lines of JSON. */
public class JsonLinesFuzzTest extends DamagedSamples {

    private static final Corpus CORPUS = Corpus.of("json-lines");

    public JsonLinesFuzzTest() {
        super(CORPUS);
    }

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] source) throws IOException {
        CORPUS.check(source);
    }
}
