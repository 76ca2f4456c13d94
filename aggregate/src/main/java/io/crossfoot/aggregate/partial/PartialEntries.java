package io.crossfoot.aggregate.partial;

import io.crossfoot.common.batch.AvroCursor;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Groups with what was counted of them, encoded one behind the other. For one thread; used again after {@link #drain}. */
public final class PartialEntries {

    /** Is told of one group: the accumulator's encoding begins at the cursor, which must be moved behind it. */
    @FunctionalInterface
    public interface Visitor {
        void group(GroupKey key, AvroCursor encoded, byte[] bytes);
    }

    /** Is told where one group stands, from its key to the end of what was counted of it. */
    @FunctionalInterface
    public interface EncodedVisitor {
        void group(int keyHash, byte[] bytes, int start, int end);
    }

    private final EntryBuffer buffer = new EntryBuffer();
    private int groups;

    public void add(GroupKey key, Accumulator accumulator) {
        key.writeTo(buffer);
        accumulator.writeTo(buffer);
        groups++;
    }

    public int groups() {
        return groups;
    }

    /** Bytes so far. */
    public int size() {
        return buffer.length();
    }

    /** The encoding, and nothing left here. */
    public ByteBuffer drain() {
        ByteBuffer entries = ByteBuffer.wrap(buffer.toByteArray());
        buffer.clear();
        groups = 0;
        return entries;
    }

    /** Visits the groups of an encoding in their order. */
    public static void forEach(ByteBuffer entries, Visitor visitor) {
        byte[] bytes = new byte[entries.remaining()];
        entries.duplicate().get(bytes);
        AvroCursor cursor = new AvroCursor(bytes, 0);
        while (cursor.position() < bytes.length) {
            int length = cursor.readCount();
            int start = cursor.skip(length);
            visitor.group(GroupKey.of(Arrays.copyOfRange(bytes, start, start + length)), cursor, bytes);
        }
    }

    /**
     * Visits the groups of an encoding in their order without decoding them.
     *
     * @throws IllegalStateException if they do not have so many measures
     */
    public static void forEachEncoded(ByteBuffer entries, int measures, EncodedVisitor visitor) {
        byte[] bytes = new byte[entries.remaining()];
        entries.duplicate().get(bytes);
        AvroCursor cursor = new AvroCursor(bytes, 0);
        while (cursor.position() < bytes.length) {
            int start = cursor.position();
            int length = cursor.readCount();
            int key = cursor.skip(length);
            Accumulator.skip(cursor, measures);
            visitor.group(GroupKey.hash(bytes, key, key + length), bytes, start, cursor.position());
        }
    }
}
