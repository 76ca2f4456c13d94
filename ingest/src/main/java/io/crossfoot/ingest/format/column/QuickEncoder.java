package io.crossfoot.ingest.format.column;

import io.crossfoot.common.batch.AvroBuffer;

/** Encodes a value straight from the bytes of its field, if it is written in the usual form. */
interface QuickEncoder {

    /**
     * Encodes the bytes of a field, which is not empty and begins and ends with no space.
     *
     * @return whether it could; if not, nothing is written
     */
    boolean encode(byte[] line, int from, int to, AvroBuffer out);
}
