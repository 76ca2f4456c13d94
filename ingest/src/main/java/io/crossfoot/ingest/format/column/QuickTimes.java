package io.crossfoot.ingest.format.column;

import io.crossfoot.common.batch.AvroBuffer;

/** Encodes dates and timestamps in ISO 8601 from their bytes. */
final class QuickTimes {

    private final IsoTimestamps times = new IsoTimestamps();

    boolean encodeDay(byte[] line, int from, int to, AvroBuffer out) {
        return write(times.readDay(line, from, to), out);
    }

    boolean encodeTimestamp(byte[] line, int from, int to, AvroBuffer out) {
        return write(times.read(line, from, to), out);
    }

    private static boolean write(long time, AvroBuffer out) {
        if (time == IsoTimestamps.UNUSUAL) {
            return false;
        }
        out.writeLong(time);
        return true;
    }
}
