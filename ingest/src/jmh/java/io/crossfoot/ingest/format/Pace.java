package io.crossfoot.ingest.format;

/** Records and bytes over time. */
final class Pace {

    private final long begun = System.nanoTime();
    private long ended;
    private long records;
    private long bytes;

    void add(long moreRecords, long moreBytes) {
        records += moreRecords;
        bytes += moreBytes;
    }

    void end() {
        ended = System.nanoTime();
    }

    boolean isOfRecords() {
        return records > 0;
    }

    double recordsPerSecond() {
        return records / seconds();
    }

    double megabytesPerSecond() {
        return bytes / 1e6 / seconds();
    }

    private double seconds() {
        return (ended - begun) / 1e9;
    }
}
