package io.crossfoot.ingest.format.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4Factory;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.xerial.snappy.Snappy;

/** Takes the pages that the library writes, and compresses them with other libraries than those that are to unpack them. */
final class PageStore implements PageWriteStore {

    private final CompressionCodec codec;
    private final Map<List<String>, Chunk> chunks = new LinkedHashMap<>();

    PageStore(CompressionCodec codec) {
        this.codec = codec;
    }

    /** The pages of a column, the dictionary first. */
    static final class Chunk implements PageWriter {

        private final CompressionCodec codec;
        private final List<Page> pages = new ArrayList<>();
        private long values;

        private Chunk(CompressionCodec codec) {
            this.codec = codec;
        }

        List<Page> pages() {
            return pages;
        }

        long values() {
            return values;
        }

        @Override
        public void writePage(
                BytesInput bytes,
                int count,
                int rows,
                Statistics<?> statistics,
                SizeStatistics sizes,
                GeospatialStatistics places,
                Encoding repetitions,
                Encoding definitions,
                Encoding encoding)
                throws IOException {
            values += count;
            byte[] plain = plain(bytes);
            byte[] packed = packed(codec, plain);
            PageHeader header = new PageHeader(PageType.DATA_PAGE, plain.length, packed.length)
                    .setData_page_header(
                            new DataPageHeader(count, code(encoding), code(definitions), code(repetitions)));
            add(pages.size(), header, packed);
        }

        @Override
        public void writePageV2(
                int rows,
                int nulls,
                int count,
                BytesInput repetitions,
                BytesInput definitions,
                Encoding encoding,
                BytesInput data,
                Statistics<?> statistics,
                SizeStatistics sizes,
                GeospatialStatistics places)
                throws IOException {
            values += count;
            byte[] plain = plain(data);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes(plain(repetitions));
            content.writeBytes(plain(definitions));
            int levels = content.size();
            content.writeBytes(packed(codec, plain));
            PageHeader header = new PageHeader(PageType.DATA_PAGE_V2, levels + plain.length, content.size())
                    .setData_page_header_v2(new DataPageHeaderV2(
                            count, nulls, rows, code(encoding), (int) definitions.size(), (int) repetitions.size()));
            add(pages.size(), header, content.toByteArray());
        }

        @Override
        public void writeDictionaryPage(DictionaryPage page) throws IOException {
            byte[] plain = plain(page.getBytes());
            byte[] packed = packed(codec, plain);
            PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, plain.length, packed.length)
                    .setDictionary_page_header(
                            new DictionaryPageHeader(page.getDictionarySize(), code(page.getEncoding())));
            add(0, header, packed);
        }

        private void add(int at, PageHeader header, byte[] content) {
            CRC32 crc = new CRC32();
            crc.update(content);
            pages.add(at, new Page(header.setCrc((int) crc.getValue()), content));
        }

        @Override
        @Deprecated
        public void writePage(
                BytesInput bytes, int count, Statistics<?> statistics, Encoding rl, Encoding dl, Encoding encoding) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writePage(
                BytesInput bytes,
                int count,
                int rows,
                Statistics<?> statistics,
                Encoding repetitions,
                Encoding definitions,
                Encoding encoding) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writePageV2(
                int rows,
                int nulls,
                int count,
                BytesInput repetitions,
                BytesInput definitions,
                Encoding encoding,
                BytesInput data,
                Statistics<?> statistics) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long getMemSize() {
            return 0;
        }

        @Override
        public long allocatedSize() {
            return 0;
        }

        @Override
        public String memUsageString(String prefix) {
            return prefix;
        }
    }

    @Override
    public PageWriter getPageWriter(ColumnDescriptor column) {
        return chunks.computeIfAbsent(List.of(column.getPath()), path -> new Chunk(codec));
    }

    Chunk chunk(ColumnDescriptor column) {
        return chunks.get(List.of(column.getPath()));
    }

    static byte[] plain(BytesInput input) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        input.writeAllTo(bytes);
        return bytes.toByteArray();
    }

    static byte[] packed(CompressionCodec codec, byte[] plain) throws IOException {
        return switch (codec) {
            case SNAPPY -> Snappy.compress(plain);
            case GZIP -> gzip(plain);
            case ZSTD -> Zstd.compress(plain);
            case LZ4_RAW -> LZ4Factory.fastestInstance().highCompressor().compress(plain);
            default -> plain;
        };
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static org.apache.parquet.format.Encoding code(Encoding encoding) {
        return org.apache.parquet.format.Encoding.valueOf(encoding.name());
    }
}
