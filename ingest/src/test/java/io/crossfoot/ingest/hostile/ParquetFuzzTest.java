package io.crossfoot.ingest.hostile;

import java.io.IOException;

/** Parquet files. */
public class ParquetFuzzTest extends DamagedSamples {

    private static final Corpus CORPUS = Corpus.of("parquet");

    public ParquetFuzzTest() {
        super(CORPUS);
    }

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] source) throws IOException {
        CORPUS.check(source);
    }
}
