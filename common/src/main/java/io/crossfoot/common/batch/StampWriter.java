package io.crossfoot.common.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryData;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Writes the stamps of one batch and task; the part they share is encoded once per section. One thread only. */
public final class StampWriter {

    private static final int TWO_LONGS = 20;

    private final String batch;
    private final int task;
    private String section = "";
    private byte[] prefix;

    public StampWriter(BatchId batch, int task) {
        this.batch = batch.toString();
        this.task = task;
        this.prefix = prefixOf(section);
    }

    public byte[] write(String section, long sequence, long partitionSequence) {
        if (!section.equals(this.section)) {
            this.section = section;
            this.prefix = prefixOf(section);
        }
        byte[] bytes = Arrays.copyOf(prefix, prefix.length + TWO_LONGS);
        int end = prefix.length;
        end += BinaryData.encodeLong(sequence, bytes, end);
        end += BinaryData.encodeLong(partitionSequence, bytes, end);
        return Arrays.copyOf(bytes, end);
    }

    private byte[] prefixOf(String section) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(StampBytes.PREFIX);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            encoder.writeString(batch);
            encoder.writeString(section);
            encoder.writeInt(task);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
