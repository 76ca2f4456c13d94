package io.crossfoot.ingest.format.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.Schema;

/** Tells Parquet files by their first bytes, and the type of their rows by their last ones. */
public final class ParquetLook {

    private ParquetLook() {}

    public static boolean fits(byte[] head) {
        int length = Footer.MAGIC.length;
        return head.length >= length && Arrays.equals(head, 0, length, Footer.MAGIC, 0, length);
    }

    /**
     * The type of the rows; empty if it cannot be read, or is none that can be a feed's.
     *
     * @param source the file from its first byte on, which is read to its end
     * @param name of the type
     */
    public static Optional<Schema> schema(InputStream source, String name) throws IOException {
        try (SpooledFile file = SpooledFile.of(source)) {
            return Optional.of(RowType.of(Footer.read(file), name).schema());
        } catch (Broken unusable) {
            return Optional.empty();
        }
    }
}
