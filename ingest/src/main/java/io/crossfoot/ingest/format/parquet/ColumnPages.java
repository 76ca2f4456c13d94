package io.crossfoot.ingest.format.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageType;
import org.jspecify.annotations.Nullable;

/** Gives the library the pages of a column in one row group, unpacked, when it comes to need the next one. */
final class ColumnPages implements PageReader {

    private final Column column;
    private final PageSource source;
    private final PageCodec codec;
    private final long values;
    private final PageMemory memory;
    private final PageCheck check;
    private @Nullable Page ahead;
    private long passed;
    private long held;

    /** @throws Broken if the chunk cannot be that of the column */
    ColumnPages(Column column, SpooledFile file, ColumnMetaData chunk, long limit, PageMemory memory) {
        this.column = column;
        this.memory = memory;
        this.check = new PageCheck(column.descriptor());
        this.values = chunk.getNum_values();
        try {
            this.codec = PageCodec.of(chunk.getCodec());
            this.source = new PageSource(file, chunk, limit);
        } catch (Broken broken) {
            throw named(broken);
        }
    }

    @Override
    public long getTotalValueCount() {
        return values;
    }

    /** Null if there is none. */
    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        try {
            Page first = next().orElseThrow(() -> new Broken("it has no pages"));
            if (first.header().getType() != PageType.DICTIONARY_PAGE) {
                ahead = first;
                return null;
            }
            return dictionary(first);
        } catch (Broken broken) {
            throw named(broken);
        }
    }

    /** Pages of nothing are passed over. */
    @Override
    public DataPage readPage() {
        memory.giveBack(held);
        held = 0;
        try {
            while (true) {
                Page page = next().orElseThrow(() ->
                        new Broken("its pages have %d values where %d are stated".formatted(passed, values)));
                int count = valuesIn(page);
                if (count > 0) {
                    count(count);
                    return page.header().getType() == PageType.DATA_PAGE ? first(page) : second(page);
                }
            }
        } catch (Broken broken) {
            throw named(broken);
        }
    }

    private Optional<Page> next() {
        Optional<Page> waiting = Optional.ofNullable(ahead);
        ahead = null;
        try {
            return waiting.isPresent() ? waiting : source.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int valuesIn(Page page) {
        PageType type = page.header().getType();
        if (type == PageType.DATA_PAGE && page.header().isSetData_page_header()) {
            return page.header().getData_page_header().getNum_values();
        }
        if (type == PageType.DATA_PAGE_V2 && page.header().isSetData_page_header_v2()) {
            return page.header().getData_page_header_v2().getNum_values();
        }
        if (type == PageType.INDEX_PAGE) {
            return 0;
        }
        throw new Broken("a page stands where one of data must");
    }

    private void count(int more) {
        if (more > values - passed) {
            throw new Broken("its pages have more values than the %d that are stated".formatted(values));
        }
        passed += more;
    }

    private DictionaryPage dictionary(Page page) {
        if (!page.header().isSetDictionary_page_header()) {
            throw new Broken("the header of a dictionary is damaged");
        }
        int count = page.header().getDictionary_page_header().getNum_values();
        Encoding encoding = encoding(page.header().getDictionary_page_header().getEncoding());
        byte[] bytes = codec.unpack(page.content(), 0, page.header().getUncompressed_page_size());
        memory.take(bytes.length + check.dictionary(bytes, count));
        return new DictionaryPage(BytesInput.from(bytes), count, encoding);
    }

    private DataPage first(Page page) {
        DataPageHeader header = page.header().getData_page_header();
        int count = header.getNum_values();
        Encoding repetitions = encoding(header.getRepetition_level_encoding());
        Encoding definitions = encoding(header.getDefinition_level_encoding());
        Encoding encoding = encoding(header.getEncoding());
        byte[] bytes = codec.unpack(page.content(), 0, page.header().getUncompressed_page_size());
        hold(bytes.length + check.first(bytes, count, repetitions, definitions, encoding));
        return new DataPageV1(BytesInput.from(bytes), count, bytes.length, null, repetitions, definitions, encoding);
    }

    private DataPage second(Page page) {
        DataPageHeaderV2 header = page.header().getData_page_header_v2();
        int count = header.getNum_values();
        byte[] content = page.content();
        int repetitionsEnd = header.getRepetition_levels_byte_length();
        long levelsEnd = (long) repetitionsEnd + header.getDefinition_levels_byte_length();
        int size = page.header().getUncompressed_page_size();
        if (repetitionsEnd < 0 || repetitionsEnd > levelsEnd || levelsEnd > Math.min(content.length, size)) {
            throw new Broken("a page is shorter than its levels");
        }
        Encoding encoding = encoding(header.getEncoding());
        byte[] repetitions = Arrays.copyOf(content, repetitionsEnd);
        byte[] definitions = Arrays.copyOfRange(content, repetitionsEnd, (int) levelsEnd);
        byte[] bytes = values(content, (int) levelsEnd, size - (int) levelsEnd, header);
        hold(size + check.second(repetitions, definitions, bytes, count, encoding));
        return DataPageV2.uncompressed(
                header.getNum_rows(),
                header.getNum_nulls(),
                count,
                BytesInput.from(repetitions),
                BytesInput.from(definitions),
                encoding,
                BytesInput.from(bytes),
                null);
    }

    /** Where all values are null, nothing may stand there, not even nothing compressed. */
    private byte[] values(byte[] content, int from, int length, DataPageHeaderV2 header) {
        if (from == content.length && length == 0) {
            return new byte[0];
        }
        boolean isPacked = !header.isSetIs_compressed() || header.isIs_compressed();
        return (isPacked ? codec : PageCodec.UNCOMPRESSED).unpack(content, from, length);
    }

    private void hold(long bytes) {
        held = bytes;
        memory.take(bytes);
    }

    private static Encoding encoding(org.apache.parquet.format.@Nullable Encoding encoding) {
        if (encoding == null) {
            throw new Broken("a page has an unknown encoding");
        }
        return Encoding.valueOf(encoding.name());
    }

    private Broken named(Broken broken) {
        return new Broken("column '%s': %s".formatted(column.title(), broken.reason()));
    }
}
