package io.crossfoot.common.batch;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads stamps. One after the other they name the same batch, section and task, so the bytes of those are compared with
 * the last ones', and the texts are made only when they differ. Not for use by several threads.
 */
public final class StampReader {

    private byte[] lastBytes = {};
    private int prefixLength;
    private Stamp last = new Stamp("", "", 0, 0, 0);

    /**
     * Reads one stamp.
     *
     * @throws IllegalArgumentException if the bytes are no stamp
     */
    public Stamp read(byte[] bytes) {
        if (!samePrefix(bytes)) {
            readPrefix(bytes);
        }
        AvroCursor cursor = new AvroCursor(bytes, prefixLength);
        last = new Stamp(last.batch(), last.section(), last.task(), cursor.readLong(), cursor.readLong());
        return last;
    }

    private boolean samePrefix(byte[] bytes) {
        return prefixLength > 0
                && bytes.length > prefixLength
                && Arrays.equals(bytes, 0, prefixLength, lastBytes, 0, prefixLength);
    }

    private void readPrefix(byte[] bytes) {
        prefixLength = 0;
        if (!StampBytes.begin(bytes)) {
            throw new IllegalArgumentException("Not a stamp: must begin with %s, got %d other bytes"
                    .formatted(HexFormat.of().formatHex(StampBytes.PREFIX), bytes.length));
        }
        AvroCursor cursor = new AvroCursor(bytes, StampBytes.PREFIX.length);
        last = new Stamp(cursor.readString(), cursor.readString(), Math.toIntExact(cursor.readLong()), 0, 0);
        lastBytes = bytes;
        prefixLength = cursor.position();
    }
}
