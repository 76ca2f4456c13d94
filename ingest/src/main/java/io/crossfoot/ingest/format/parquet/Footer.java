package io.crossfoot.ingest.format.parquet;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * What a Parquet file ends with.
 *
 * @param schema the columns, and what they are grouped to, depth first
 * @param rows how many the file says that it has
 * @param end bytes of the file before it
 */
record Footer(List<SchemaElement> schema, List<RowGroup> rowGroups, long rows, long end) {

    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** Instead of that at the end of a file whose footer is encrypted. */
    private static final String ENCRYPTED = "PARE";

    /** The length of the footer, and the mark of the format. */
    private static final int TAIL = Integer.BYTES + MAGIC.length;

    /** Several times what a thousand columns in a hundred row groups take. */
    private static final int LONGEST = 1 << 24;

    private static final int MOST_PARTS = 1 << 20;

    Footer {
        schema = List.copyOf(schema);
        rowGroups = List.copyOf(rowGroups);
    }

    /** @throws Broken if the file ends with none that can be read */
    static Footer read(SpooledFile file) throws IOException {
        if (file.size() < MAGIC.length + TAIL) {
            throw new Broken("it has %d bytes: it is cut off".formatted(file.size()));
        }
        byte[] tail = file.read(file.size() - TAIL, TAIL);
        checkMagic(new String(tail, Integer.BYTES, MAGIC.length, StandardCharsets.ISO_8859_1));
        long length = LittleEndian.intAt(tail, 0) & 0xffff_ffffL;
        long start = file.size() - TAIL - length;
        if (start < MAGIC.length || length > LONGEST) {
            throw new Broken("its footer must have at most %d bytes and stand within the file of %d, got a length of %d"
                    .formatted(LONGEST, file.size(), length));
        }
        return of(metadata(file.read(start, (int) length)), start);
    }

    private static void checkMagic(String magic) {
        if (magic.equals(ENCRYPTED)) {
            throw new Broken("it is encrypted; deliver it without encryption");
        }
        if (!magic.equals("PAR1")) {
            throw new Broken("it does not end with PAR1: it is cut off, or not yet whole");
        }
    }

    private static FileMetaData metadata(byte[] bytes) {
        try {
            new CompactWalk(bytes, MOST_PARTS).pass();
            return Util.readFileMetaData(new ByteArrayInputStream(bytes));
        } catch (EOFException e) {
            throw new Broken("its footer is damaged: it does not end where it should");
        } catch (Broken broken) {
            throw broken;
        } catch (IOException | RuntimeException e) { // what the library says of damage, and what it runs into
            throw new Broken("its footer is damaged");
        }
    }

    private static Footer of(FileMetaData metadata, long end) {
        if (metadata.isSetEncryption_algorithm()) {
            throw new Broken("it is encrypted; deliver it without encryption");
        }
        if (metadata.getNum_rows() < 0
                || metadata.getRow_groups().stream().anyMatch(group -> group.getNum_rows() < 0)) {
            throw new Broken("its footer is damaged: it states a number of rows below nought");
        }
        return new Footer(metadata.getSchema(), metadata.getRow_groups(), metadata.getNum_rows(), end);
    }
}
