package io.crossfoot.ingest.format.avro;

import io.crossfoot.common.feed.ContainerSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.Schema;

/** Tells Avro container files, and the type of their records, by their first bytes. */
public final class AvroLook {

    /** As many bytes as hold any header. */
    public static final int BYTES = ContainerHeader.LONGEST;

    private AvroLook() {}

    public static boolean fits(byte[] head) {
        int length = ContainerHeader.MAGIC.length;
        return head.length >= length && Arrays.equals(head, 0, length, ContainerHeader.MAGIC, 0, length);
    }

    /** The type of the records; empty if it cannot be read, or is none that can be a feed's. */
    public static Optional<Schema> schema(byte[] head) {
        try (ContainerBytes source = new ContainerBytes(new ByteArrayInputStream(head))) {
            return Optional.of(
                    ContainerSchema.ofFile(ContainerHeader.read(source).schema()));
        } catch (Broken | IllegalArgumentException unusable) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail", e);
        }
    }
}
