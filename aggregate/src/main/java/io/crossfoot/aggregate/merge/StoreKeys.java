package io.crossfoot.aggregate.merge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the groups' store: a batch's name and a 0, which no name contains; a bucket; a piece of it. So the pieces of a
 * bucket stand side by side.
 */
final class StoreKeys {

    private static final byte END_OF_NAME = 0;

    private final byte[] name;

    StoreKeys(String batch) {
        name = batch.getBytes(StandardCharsets.UTF_8);
    }

    /** @param number 0 or more: only then do the pieces stand in their order */
    Bytes piece(int bucket, long number) {
        return Bytes.wrap(ByteBuffer.allocate(name.length + 2 + Long.BYTES)
                .put(name)
                .put(END_OF_NAME)
                .put((byte) bucket)
                .putLong(number)
                .array());
    }
}
