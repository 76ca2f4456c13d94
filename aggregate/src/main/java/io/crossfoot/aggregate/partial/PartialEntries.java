package io.crossfoot.aggregate.partial;

import io.crossfoot.common.batch.AvroCursor;
import java.nio.ByteBuffer;

/** Groups with what was counted of them, encoded one behind the other. For one thread; used again after {@link #drain}. */
public final class PartialEntries {

    /** Is told where one group stands, from its key to the end of what was counted of it. */
    @FunctionalInterface
    public interface EncodedVisitor {
        void group(int keyHash, byte[] bytes, int start, int end);
    }

    private final EntryBuffer buffer = new EntryBuffer();
    private int groups;

    public void add(GroupTable table, int group) {
        table.writeTo(buffer, group);
        groups++;
    }

    public int groups() {
        return groups;
    }

    /** Bytes so far. */
    public int size() {
        return buffer.size();
    }

    /** The encoding, and nothing left here. */
    public ByteBuffer drain() {
        ByteBuffer entries = ByteBuffer.wrap(buffer.toByteArray());
        buffer.clear();
        groups = 0;
        return entries;
    }

    /**
     * Visits the groups of an encoding in their order without decoding them.
     *
     * @throws IllegalStateException if they do not have so many measures
     */
    public static void forEachEncoded(ByteBuffer entries, int measures, EncodedVisitor visitor) {
        byte[] bytes = bytes(entries);
        AvroCursor cursor = new AvroCursor(bytes, 0);
        while (cursor.position() < bytes.length) {
            int start = cursor.position();
            int length = cursor.readCount();
            int key = cursor.skip(length);
            EncodedMeasures.skip(cursor, measures);
            visitor.group(GroupKey.hash(bytes, key, key + length), bytes, start, cursor.position());
        }
    }

    static byte[] bytes(ByteBuffer entries) {
        byte[] bytes = new byte[entries.remaining()];
        entries.duplicate().get(bytes);
        return bytes;
    }
}
