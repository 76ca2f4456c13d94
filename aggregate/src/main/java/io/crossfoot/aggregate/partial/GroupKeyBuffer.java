package io.crossfoot.aggregate.partial;

import io.crossfoot.common.batch.AvroBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes the key of one record's group after the other, without an object for each. For one thread.
 *
 * <p>One of {@link #wholeBatch} and {@link #window} first, then the values in their order.
 */
public final class GroupKeyBuffer {

    private final AvroBuffer buffer = new AvroBuffer();

    /** Begins the key of a group whose window is the whole batch. */
    public void wholeBatch() {
        buffer.clear();
        buffer.write(GroupKey.WHOLE_BATCH);
    }

    /** Begins the key of a group in a window, whose start is given in milliseconds since 1970. */
    public void window(long start) {
        buffer.clear();
        buffer.write(GroupKey.WINDOW);
        // As unsigned bytes, these have the order of the numbers.
        buffer.writeBigEndian(start ^ Long.MIN_VALUE);
    }

    public void value(byte[] utf8, int start, int length) {
        buffer.writeLong(length);
        buffer.write(utf8, start, length);
    }

    public void value(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        value(utf8, 0, utf8.length);
    }

    /** The number that the key has in a table of keys. */
    int numberIn(GroupKeys keys) {
        return keys.numberOf(buffer.bytes(), 0, buffer.size());
    }

    /** The key, as an object of its own. */
    public GroupKey key() {
        return GroupKey.of(buffer.toByteArray());
    }
}
