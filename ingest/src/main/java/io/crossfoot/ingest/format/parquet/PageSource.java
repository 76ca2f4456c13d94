package io.crossfoot.ingest.format.parquet;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;

/** The pages of a column in one row group, read from the file one by one. */
final class PageSource {

    /** Most bytes of a page, packed or not: far more than writers put into one. */
    static final int LONGEST = 1 << 24;

    private static final int FIRST_LOOK = 1 << 9;
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int MOST_PARTS = 1_000;

    private final SpooledFile file;
    private final long end;
    private long at;

    /**
     * The pages of a chunk.
     *
     * @param limit bytes of the file before its footer
     * @throws Broken if the chunk does not stand before it
     */
    PageSource(SpooledFile file, ColumnMetaData chunk, long limit) {
        this.file = file;
        this.at = start(chunk);
        this.end = at + chunk.getTotal_compressed_size();
        if (at < Footer.MAGIC.length || chunk.getTotal_compressed_size() < 0 || end > limit || end < at) {
            throw new Broken("its pages must stand within the %d bytes before the footer, got %d bytes from %d on"
                    .formatted(limit, chunk.getTotal_compressed_size(), at));
        }
    }

    /** Some writers state a dictionary's place where there is none. */
    private static long start(ColumnMetaData chunk) {
        long data = chunk.getData_page_offset();
        long dictionary = chunk.getDictionary_page_offset();
        return chunk.isSetDictionary_page_offset() && dictionary > 0 && dictionary < data ? dictionary : data;
    }

    /**
     * The next page; empty if there is none.
     *
     * @throws Broken if it is damaged
     */
    Optional<Page> next() throws IOException {
        if (at >= end) {
            return Optional.empty();
        }
        PageHeader header = header();
        int length = header.getCompressed_page_size();
        if (length < 0 || length > end - at || length > LONGEST || header.getUncompressed_page_size() < 0) {
            throw new Broken("a page must have at most %d bytes and stand within its column, got %d bytes"
                    .formatted(LONGEST, length));
        }
        if (header.getUncompressed_page_size() > LONGEST) {
            throw new Broken("a page must unpack to at most %d bytes, got %d"
                    .formatted(LONGEST, header.getUncompressed_page_size()));
        }
        byte[] content = file.read(at, length);
        at += length;
        checkSum(header, content);
        return Optional.of(new Page(header, content));
    }

    /** Most headers are short; how long one is shows only at its end. */
    private PageHeader header() throws IOException {
        for (long look = FIRST_LOOK; true; look *= 8) {
            int length = (int) Math.min(Math.min(look, LONGEST_HEADER), end - at);
            byte[] bytes = file.read(at, length);
            try {
                int headerLength = new CompactWalk(bytes, MOST_PARTS).pass();
                PageHeader header = parse(bytes);
                at += headerLength;
                return header;
            } catch (EOFException e) {
                if (length < look) {
                    throw new Broken("the header of a page is damaged: it does not end where it should");
                }
            }
        }
    }

    private static PageHeader parse(byte[] bytes) {
        try {
            return Util.readPageHeader(new ByteArrayInputStream(bytes));
        } catch (IOException | RuntimeException e) { // what the library says of damage, and what it runs into
            throw new Broken("the header of a page is damaged");
        }
    }

    private static void checkSum(PageHeader header, byte[] content) {
        if (header.isSetCrc()) {
            CRC32 crc = new CRC32();
            crc.update(content);
            if ((int) crc.getValue() != header.getCrc()) {
                throw new Broken("a page is damaged: its checksum differs");
            }
        }
    }
}
