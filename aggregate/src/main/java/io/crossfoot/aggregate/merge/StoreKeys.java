package io.crossfoot.aggregate.merge;

import io.crossfoot.aggregate.partial.GroupKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the groups' store: a batch's groups stand side by side, behind the batch's name and a 0, which no name
 * contains.
 */
final class StoreKeys {

    private static final byte END_OF_NAME = 0;
    private static final byte BEHIND_ALL_GROUPS = (byte) 0xff;

    private final byte[] prefix;

    StoreKeys(String batch) {
        byte[] name = batch.getBytes(StandardCharsets.UTF_8);
        prefix = Arrays.copyOf(name, name.length + 1);
        prefix[name.length] = END_OF_NAME;
    }

    Bytes of(GroupKey group) {
        return join(group.toBytes());
    }

    /** Where the groups behind this one begin; those of the whole batch, if it is empty. */
    Bytes after(byte[] group) {
        return join(group.length == 0 ? group : Arrays.copyOf(group, group.length + 1));
    }

    Bytes end() {
        return join(new byte[] {BEHIND_ALL_GROUPS});
    }

    byte[] groupOf(Bytes key) {
        return Arrays.copyOfRange(key.get(), prefix.length, key.get().length);
    }

    private Bytes join(byte[] group) {
        byte[] key = Arrays.copyOf(prefix, prefix.length + group.length);
        System.arraycopy(group, 0, key, prefix.length, group.length);
        return Bytes.wrap(key);
    }
}
