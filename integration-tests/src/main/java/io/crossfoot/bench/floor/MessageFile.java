package io.crossfoot.bench.floor;

import io.crossfoot.bench.data.LedgerReader;
import io.crossfoot.common.block.BlockWriter;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/**
 * A ledger file's messages, encoded beforehand: for each its partition, the length of its key, or -1 if it has none, the
 * length of its value, key and value; -1 ends the file.
 */
public final class MessageFile {

    static final int END = -1;
    static final int NO_KEY = -1;

    private static final int BUFFER = 1 << 20;
    private static final int FULL_BLOCK = 1 << 16;
    private static final int PREFIX = 5;
    private static final int SCHEMA_ID = 1;

    private MessageFile() {}

    /** A message for each record: key and value as Crossfoot sends them. */
    public static void writeRecords(Path ledger, int partitions, Path target) {
        EventEncoder encoder = new EventEncoder();
        write(ledger, target, (lines, out) -> {
            while (lines.next()) {
                byte[] key = lines.accountText();
                byte[] event = encoder.encode(lines);
                out.writeInt(partition(key, partitions));
                out.writeInt(key.length);
                out.writeInt(PREFIX + event.length);
                out.write(key);
                out.write(prefix());
                out.write(event);
            }
        });
    }

    /** A message for some 64 KiB of consecutive records of a partition: blocks as Crossfoot sends them. */
    public static void writeBlocks(Path ledger, int partitions, Path target) {
        EventEncoder encoder = new EventEncoder();
        BlockWriter[] blocks =
                IntStream.range(0, partitions).mapToObj(i -> new BlockWriter()).toArray(BlockWriter[]::new);
        write(ledger, target, (lines, out) -> {
            while (lines.next()) {
                byte[] key = lines.accountText();
                byte[] event = encoder.encode(lines);
                int partition = partition(key, partitions);
                blocks[partition].add(lines.id(), key, event, 0, event.length);
                if (blocks[partition].size() >= FULL_BLOCK) {
                    writeBlock(partition, blocks[partition], out);
                }
            }
            for (int partition = 0; partition < partitions; partition++) {
                writeBlock(partition, blocks[partition], out);
            }
        });
    }

    private static void writeBlock(int partition, BlockWriter block, DataOutputStream out) throws IOException {
        if (block.count() > 0) {
            byte[] value = block.drain(SCHEMA_ID);
            out.writeInt(partition);
            out.writeInt(NO_KEY);
            out.writeInt(value.length);
            out.write(value);
        }
    }

    private static byte[] prefix() {
        return ByteBuffer.allocate(PREFIX).put((byte) 0).putInt(SCHEMA_ID).array();
    }

    private static int partition(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private static void write(Path ledger, Path target, Encoding encoding) {
        try (LedgerReader lines = new LedgerReader(ledger);
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(target), BUFFER))) {
            encoding.writeAll(lines, out);
            out.writeInt(END);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + target, e);
        }
    }

    private interface Encoding {
        void writeAll(LedgerReader lines, DataOutputStream out) throws IOException;
    }
}
