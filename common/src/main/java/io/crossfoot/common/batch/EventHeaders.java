package io.crossfoot.common.batch;

import java.util.Iterator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers that Crossfoot adds to the messages of an events topic; the values stay the user's own data.
 *
 * <p>Looked for in one pass, since every event is asked for all of them.
 */
public final class EventHeaders {

    /** On every event, and on every block of events: its {@link Stamp}, in Avro's single-object encoding. */
    public static final String STAMP = "crossfoot-stamp";

    /** On every block: how many records it holds, as an Avro int. Absent where a message is one record. */
    public static final String BLOCK = "crossfoot-block";

    /** On every end-of-batch marker: empty. A consumer that wants data alone skips what carries it. */
    public static final String MARKER = "crossfoot-marker";

    private @Nullable Header stamp;
    private @Nullable Header block;
    private @Nullable Header marker;

    private EventHeaders() {}

    /**
     * Those of a message; of several with one name the last counts.
     *
     * <p>Nearly every message has the stamp alone, and a stamp is known by its bytes. Kafka makes the name of a header anew
     * for every message whose name is asked for, which took a tenth of all that a stage did.
     */
    public static EventHeaders of(Headers headers) {
        EventHeaders found = new EventHeaders();
        Iterator<Header> all = headers.iterator();
        if (!all.hasNext()) {
            return found;
        }
        Header first = all.next();
        if (!all.hasNext() && isStamp(first.value())) {
            found.stamp = first;
            return found;
        }
        found.note(first, first.key());
        while (all.hasNext()) {
            Header next = all.next();
            found.note(next, next.key());
        }
        return found;
    }

    private static boolean isStamp(byte @Nullable [] value) {
        return value != null && StampBytes.begin(value);
    }

    /** A switch would hash each key, which is a new text in every message; others than these are the user's own, or a tracer's. */
    private void note(Header header, String key) {
        if (key.equals(STAMP)) {
            stamp = header;
        } else if (key.equals(BLOCK)) {
            block = header;
        } else if (key.equals(MARKER)) {
            marker = header;
        }
    }

    public boolean isMarker() {
        return marker != null;
    }

    public boolean isBlock() {
        return block != null;
    }

    /**
     * The bytes of the stamp.
     *
     * @throws IllegalArgumentException if the message carries none, and so does not come from Crossfoot
     */
    public byte[] stamp() {
        byte[] bytes = stamp == null ? null : stamp.value();
        if (bytes == null) {
            throw new IllegalArgumentException(
                    "A message without the header %s stands among the events; only ingest may write there"
                            .formatted(STAMP));
        }
        return bytes;
    }

    /**
     * How many records the message holds: 1 unless it is a block.
     *
     * @throws IllegalArgumentException if it is a block that does not say
     */
    public int records() {
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
