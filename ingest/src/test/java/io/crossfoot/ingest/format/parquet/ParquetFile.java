package io.crossfoot.ingest.format.parquet;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.GroupWriter;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Parquet files whose values the library encodes. All around them is put there here, so that it can be wrong. */
final class ParquetFile {

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    private final MessageType schema;
    private final List<List<Group>> rowGroups = new ArrayList<>();
    private CompressionCodec codec = CompressionCodec.UNCOMPRESSED;
    private WriterVersion version = WriterVersion.PARQUET_1_0;
    private boolean dictionaries = true;
    private int rowsOfPage = 40;
    private UnaryOperator<Page> pages = page -> page;
    private Consumer<FileMetaData> footer = metadata -> {};

    private ParquetFile(MessageType schema) {
        this.schema = schema;
    }

    /** A file of these columns, in the library's own notation. */
    static ParquetFile of(String columns) {
        return new ParquetFile(MessageTypeParser.parseMessageType("message written { %s }".formatted(columns)));
    }

    /** A feed of the type, of which the field is the key. */
    static Feed feed(String schema, String key, String totals) {
        String yaml = """
                name: payments
                key: [%s]
                totals: %s
                format:
                  parquet:
                    schema: |
                %s
                """.formatted(key, totals, schema.indent(6));
        return ConfigReader.read(yaml, "payments.yaml", Feed.class);
    }

    ParquetFile codec(CompressionCodec other) {
        codec = other;
        return this;
    }

    /** With pages of the second version, and with its encodings. */
    ParquetFile secondVersion() {
        version = WriterVersion.PARQUET_2_0;
        return this;
    }

    ParquetFile withoutDictionaries() {
        dictionaries = false;
        return this;
    }

    ParquetFile rowsOfPage(int rows) {
        rowsOfPage = rows;
        return this;
    }

    /** Changes each page before it is written; what its header says of its length is left as it is. */
    ParquetFile pages(UnaryOperator<Page> change) {
        pages = change;
        return this;
    }

    ParquetFile footer(Consumer<FileMetaData> change) {
        footer = change;
        return this;
    }

    Group row() {
        return new SimpleGroup(schema);
    }

    ParquetFile rows(List<Group> rows) {
        rowGroups.add(rows);
        return this;
    }

    byte[] bytes() {
        try {
            return write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(MAGIC);
        List<RowGroup> groups = new ArrayList<>();
        List<SchemaElement> elements = SchemaElements.of(schema);
        for (List<Group> rows : rowGroups) {
            groups.add(write(rows, elements, file));
        }
        long count = rowGroups.stream().mapToLong(List::size).sum();
        FileMetaData metadata = new FileMetaData(1, elements, count, groups);
        footer.accept(metadata);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata, written);
        return ended(file.toByteArray(), written.toByteArray());
    }

    /** A file of these first bytes, and of a footer that may be anything. */
    static byte[] ended(byte[] beginning, byte[] footer) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(beginning);
        file.writeBytes(footer);
        file.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.length)
                .array());
        file.writeBytes(MAGIC);
        return file.toByteArray();
    }

    private RowGroup write(List<Group> rows, List<SchemaElement> elements, ByteArrayOutputStream file)
            throws IOException {
        PageStore store = encode(rows);
        RowGroup group = new RowGroup(new ArrayList<>(), 0, rows.size());
        List<SchemaElement> columns =
                elements.stream().filter(SchemaElement::isSetType).toList();
        List<ColumnDescriptor> descriptors = schema.getColumns();
        for (int i = 0; i < descriptors.size(); i++) {
            PageStore.Chunk chunk = store.chunk(descriptors.get(i));
            group.addToColumns(write(chunk, descriptors.get(i), columns.get(i).getType(), file));
        }
        return group;
    }

    private ColumnChunk write(PageStore.Chunk chunk, ColumnDescriptor column, Type type, ByteArrayOutputStream file)
            throws IOException {
        long start = file.size();
        ColumnMetaData metadata =
                new ColumnMetaData(type, List.of(), List.of(column.getPath()), codec, chunk.values(), 0, 0, start);
        for (Page page : chunk.pages()) {
            Page changed = pages.apply(page);
            if (page.header().getType() == PageType.DICTIONARY_PAGE) {
                metadata.setDictionary_page_offset(start);
            }
            Util.writePageHeader(changed.header(), file);
            file.writeBytes(changed.content());
            if (page.header().getType() == PageType.DICTIONARY_PAGE) {
                metadata.setData_page_offset(file.size());
            }
        }
        metadata.setTotal_compressed_size(file.size() - start);
        return new ColumnChunk(start).setMeta_data(metadata);
    }

    private PageStore encode(List<Group> rows) {
        PageStore store = new PageStore(codec);
        ParquetProperties properties = ParquetProperties.builder()
                .withWriterVersion(version)
                .withDictionaryEncoding(dictionaries)
                .withPageRowCountLimit(rowsOfPage)
                .withAllocator(new HeapByteBufferAllocator())
                .build();
        ColumnWriteStore columns = properties.newColumnWriteStore(schema, store);
        RecordConsumer records = new ColumnIOFactory().getColumnIO(schema).getRecordWriter(columns);
        GroupWriter writer = new GroupWriter(records, schema);
        rows.forEach(writer::write);
        records.flush();
        columns.flush();
        return store;
    }
}
