package io.crossfoot.ingest.hostile;

import java.io.IOException;

/** Avro container files. */
public class AvroFuzzTest extends DamagedSamples {

    private static final Corpus CORPUS = Corpus.of("avro");

    public AvroFuzzTest() {
        super(CORPUS);
    }

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] source) throws IOException {
        CORPUS.check(source);
    }
}
