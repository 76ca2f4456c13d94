package io.crossfoot.common.batch;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers that Crossfoot adds to the messages of an events topic; the values stay the user's own data. */
public final class EventHeaders {

    /** On every event, and on every block of events: its {@link Stamp}, in Avro binary. */
    public static final String STAMP = "crossfoot-stamp";

    /** On every block: how many records it holds, as an Avro int. Absent where a message is one record. */
    public static final String BLOCK = "crossfoot-block";

    /** On every end-of-batch marker: empty. A consumer that wants data alone skips what carries it. */
    public static final String MARKER = "crossfoot-marker";

    private EventHeaders() {}

    public static boolean isMarker(Headers headers) {
        return headers.lastHeader(MARKER) != null;
    }

    public static boolean isBlock(Headers headers) {
        return headers.lastHeader(BLOCK) != null;
    }

    /**
     * The bytes of the stamp.
     *
     * @throws IllegalArgumentException if the message carries none, and so does not come from Crossfoot
     */
    public static byte[] stamp(Headers headers) {
        Header stamp = headers.lastHeader(STAMP);
        if (stamp == null || stamp.value() == null) {
            throw new IllegalArgumentException(
                    "A message without the header %s stands among the events; only ingest may write there"
                            .formatted(STAMP));
        }
        return stamp.value();
    }

    /**
     * How many records the message holds: 1 unless it is a block.
     *
     * @throws IllegalArgumentException if it is a block that does not say
     */
    public static int records(Headers headers) {
        Header block = headers.lastHeader(BLOCK);
        if (block == null) {
            return 1;
        }
        long records = block.value() == null ? -1 : new AvroCursor(block.value(), 0).readLong();
        if (records < 0 || records > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The header %s must hold a number of records, got %d".formatted(BLOCK, records));
        }
        return (int) records;
    }
}
