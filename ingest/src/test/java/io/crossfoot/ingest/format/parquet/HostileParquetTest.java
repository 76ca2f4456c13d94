package io.crossfoot.ingest.format.parquet;

import static io.crossfoot.ingest.format.parquet.ParquetFile.feed;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.BatchReaders;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.schema.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SchemaElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file claims takes no memory, and what cannot be is refused. */
class HostileParquetTest {

    private static final String COLUMNS = "required binary id (STRING); required int64 units;";
    private static final String TYPE = """
            {"type": "record", "name": "Payment", "fields": [
              {"name": "id", "type": "string"}, {"name": "units", "type": "long"}]}
            """;
    private static final Feed PAYMENTS = feed(TYPE, "id", "[]");

    static Stream<Arguments> footers() {
        return Stream.of(
                footer("its pages must stand within", chunk(column -> column.setData_page_offset(-5))),
                footer("its pages must stand within", chunk(column -> column.setData_page_offset(Long.MAX_VALUE))),
                footer("its pages must stand within", chunk(column -> column.setTotal_compressed_size(1L << 40))),
                footer("its pages must stand within", chunk(column -> column.setTotal_compressed_size(-1))),
                footer(
                        "the footer is damaged: column 'id'",
                        chunk(column -> column.setPath_in_schema(List.of("units")))),
                footer("has 9223372036854775806 values more", chunk(column -> column.setNum_values(Long.MAX_VALUE))),
                footer("cannot be decoded", chunk(column -> column.setNum_values(0))),
                footer("got BROTLI", chunk(column -> column.setCodec(CompressionCodec.BROTLI))),
                footer("got LZ4", chunk(column -> column.setCodec(CompressionCodec.LZ4))),
                footer("no data compressed with SNAPPY", chunk(column -> column.setCodec(CompressionCodec.SNAPPY))),
                footer(
                        "stands in another file",
                        metadata -> metadata.getRow_groups()
                                .get(0)
                                .getColumns()
                                .get(0)
                                .setFile_path("/etc/passwd")),
                footer("a number of rows below nought", metadata -> metadata.setNum_rows(-1)),
                footer(
                        "too few values",
                        metadata -> metadata.getRow_groups().get(0).setNum_rows(Long.MAX_VALUE)),
                footer(
                        "is not where the schema has it",
                        metadata -> metadata.getRow_groups().get(0).getColumns().clear()),
                footer(
                        "a group has fewer parts than it says",
                        metadata -> metadata.getSchema().get(0).setNum_children(Integer.MAX_VALUE)),
                footer(
                        "parts of it are in no group",
                        metadata -> metadata.getSchema().get(0).setNum_children(1)),
                footer(
                        "neither a column nor a group",
                        metadata -> metadata.getSchema().get(1).unsetType()),
                footer(
                        "must have 1 to 20000 parts",
                        metadata -> metadata.setSchema(Collections.nCopies(20_001, new SchemaElement("x")))),
                footer("nested at most 64 deep", HostileParquetTest::nest));
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                page("must unpack to at most 16777216 bytes", header -> header.setUncompressed_page_size(1 << 30)),
                page("a page must have at most", header -> header.setCompressed_page_size(Integer.MAX_VALUE)),
                page("the header of a page is damaged", header -> header.setCompressed_page_size(-1)),
                page("more values than the 20 that", header -> {
                    if (header.isSetData_page_header()) {
                        header.getData_page_header().setNum_values(Integer.MAX_VALUE);
                    }
                }),
                page("a dictionary says that it has 2147483647 values", header -> {
                    if (header.isSetDictionary_page_header()) {
                        header.getDictionary_page_header().setNum_values(Integer.MAX_VALUE);
                    }
                }),
                page("where one of data must", header -> header.setType(PageType.DICTIONARY_PAGE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("footers")
    void refusesWhatAFooterCannotSay(String problem, Consumer<FileMetaData> change) throws IOException {
        // Given
        ParquetFile file = ParquetFile.of(COLUMNS).footer(change);

        // When
        Reading reading = Reading.of(PAYMENTS, file.rows(List.of(row(file))).bytes());

        // Then
        assertThat(reading.problems()).singleElement().asString().contains(problem);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void refusesWhatAPageCannotSay(String problem, Consumer<PageHeader> change) throws IOException {
        // Given
        ParquetFile file = ParquetFile.of(COLUMNS).pages(page -> {
            change.accept(page.header());
            return page;
        });

        // When
        Reading reading = Reading.of(
                PAYMENTS, file.rows(Collections.nCopies(20, row(file))).bytes());

        // Then
        assertThat(reading.problems()).singleElement().asString().contains(problem);
    }

    @Test
    void takesNoRoomForListsThatAFooterOnlyClaims() throws IOException {
        // Given
        byte[] beginning = {'P', 'A', 'R', '1'};
        byte[] endless = {0x29, (byte) 0xfc, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7};
        byte[] deep = new byte[5_000];
        Arrays.fill(deep, (byte) 0x19);

        // When
        Reading ofEndless = Reading.of(PAYMENTS, ParquetFile.ended(beginning, endless));
        Reading ofDeep = Reading.of(PAYMENTS, ParquetFile.ended(beginning, deep));

        // Then
        assertThat(ofEndless.problems()).singleElement().asString().contains("more than 1048576 parts");
        assertThat(ofDeep.problems()).singleElement().asString().contains("nested more than 32 deep");
    }

    @Test
    void takesNoRoomForRunsThatAPageOnlyClaims() throws IOException {
        // Given
        byte[] packedRunOfAllThereCanBe = {1, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 15};

        // When
        Reading reading = Reading.of(PAYMENTS, withData(ParquetFile.of(COLUMNS), packedRunOfAllThereCanBe));

        // Then
        assertThat(reading.problems()).singleElement().asString().contains("a run of", "where 20 are left");
    }

    @Test
    void takesNoRoomForNumbersThatAPageOnlyClaims() throws IOException {
        // Given
        ParquetFile file = ParquetFile.of("required int64 units; required binary id (STRING);")
                .secondVersion()
                .withoutDictionaries();
        byte[] blocksOfAllThereCanBe = {(byte) 0x80, 1, 4, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7, 0};

        // When
        Reading reading = Reading.of(PAYMENTS, withData(file, blocksOfAllThereCanBe));

        // Then
        assertThat(reading.problems()).singleElement().asString().contains("2147483647 numbers for 20 values");
    }

    @Test
    void takesNoRoomForBytesThatAValueOnlyClaimsToTakeOver() throws IOException {
        // Given
        ParquetFile file = ParquetFile.of(COLUMNS).secondVersion().withoutDictionaries();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(blocks(Integer.MAX_VALUE - 10));
        content.writeBytes(blocks(1));
        content.write('x');

        // When
        Reading reading = Reading.of(PAYMENTS, withData(file, content.toByteArray()));

        // Then
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("takes over 2147483637 bytes of the one before it, which has 0");
    }

    @Test
    void endsWhereRowsGrowOutOfAllProportion() throws IOException {
        // Given
        int rows = 1 << 27;
        String columns = String.join(
                " ",
                IntStream.range(0, 16)
                        .mapToObj("optional binary c%d (STRING);"::formatted)
                        .toList());
        ParquetFile file = ParquetFile.of(columns)
                .pages(page -> allNull(page, rows))
                .footer(metadata -> {
                    metadata.setNum_rows(rows).getRow_groups().get(0).setNum_rows(rows);
                    metadata.getRow_groups()
                            .get(0)
                            .getColumns()
                            .forEach(column -> column.getMeta_data().setNum_values(rows));
                });
        byte[] bytes = file.rows(List.of(file.row())).bytes();
        List<String> fields = IntStream.range(0, 16)
                .mapToObj("{\"name\": \"c%d\", \"type\": [\"null\", \"string\"]}"::formatted)
                .toList();
        Feed feed = feed("{\"type\": \"record\", \"name\": \"Row\", \"fields\": %s}".formatted(fields), "c0", "[]");

        // When
        SourceEnded end = lastOf(feed, bytes);

        // Then
        assertThat(end.problems())
                .extracting(Problem::getReason)
                .singleElement()
                .asString()
                .contains("its rows grow to more than 400 times its size");
    }

    @Test
    void holdsNoMorePagesThanThereIsRoomFor() throws IOException {
        // Given
        String columns = String.join(
                " ",
                IntStream.range(0, 10)
                        .mapToObj("required binary c%d (STRING);"::formatted)
                        .toList());
        ParquetFile file = ParquetFile.of(columns).withoutDictionaries().codec(CompressionCodec.ZSTD);
        Group row = file.row();
        IntStream.range(0, 10).forEach(i -> row.append("c" + i, "x".repeat(8_000_000)));
        byte[] bytes = file.rows(List.of(row)).bytes();
        Feed feed = feed(
                """
                {"type": "record", "name": "Row", "fields": %s}
                """.formatted(IntStream.range(0, 10)
                        .mapToObj("{\"name\": \"c%d\", \"type\": \"string\"}"::formatted)
                        .toList()),
                "c0",
                "[]");

        // When
        Reading reading = Reading.of(feed, bytes);

        // Then
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("must take at most 67108864 bytes of memory; write smaller pages");
    }

    private static Arguments footer(String problem, Consumer<FileMetaData> change) {
        return Arguments.of(problem, change);
    }

    private static Consumer<FileMetaData> chunk(Consumer<ColumnMetaData> change) {
        return metadata -> change.accept(
                metadata.getRow_groups().get(0).getColumns().get(0).getMeta_data());
    }

    private static Arguments page(String problem, Consumer<PageHeader> change) {
        return Arguments.of(problem, change);
    }

    private static void nest(FileMetaData metadata) {
        List<SchemaElement> schema = new ArrayList<>(metadata.getSchema());
        SchemaElement column = schema.remove(1);
        for (int i = 0; i < 100; i++) {
            schema.add(
                    1 + i,
                    new SchemaElement("g" + i)
                            .setRepetition_type(column.getRepetition_type())
                            .setNum_children(1));
        }
        schema.add(101, column);
        metadata.setSchema(schema);
    }

    /** A file of equal rows, with other data in the first column. */
    private static byte[] withData(ParquetFile file, byte[] data) {
        int[] number = {0};
        file.pages(page -> {
            boolean isData = page.header().getType() != PageType.DICTIONARY_PAGE;
            return isData && number[0]++ == 0 ? with(page, data) : page;
        });
        return file.rows(Collections.nCopies(20, row(file))).bytes();
    }

    private static Page with(Page page, byte[] content) {
        PageHeader header = page.header();
        header.unsetCrc();
        header.setCompressed_page_size(content.length).setUncompressed_page_size(content.length);
        return new Page(header, content);
    }

    /** One run of definition levels, which stands for any number of nulls. */
    private static Page allNull(Page page, int rows) {
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        for (long head = (long) rows << 1; ; head >>>= 7) {
            run.write((int) (head > 0x7f ? (head & 0x7f) | 0x80 : head));
            if (head <= 0x7f) {
                break;
            }
        }
        run.write(0);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(new byte[] {(byte) run.size(), 0, 0, 0});
        content.writeBytes(run.toByteArray());
        page.header().getData_page_header().setNum_values(rows);
        return with(page, content.toByteArray());
    }

    private static byte[] blocks(int number) throws IOException {
        DeltaBinaryPackingValuesWriterForInteger writer =
                new DeltaBinaryPackingValuesWriterForInteger(100, 100, new HeapByteBufferAllocator());
        writer.writeInteger(number);
        return PageStore.plain(writer.getBytes());
    }

    private static Group row(ParquetFile file) {
        return file.row().append("id", "a").append("units", 7L);
    }

    private static SourceEnded lastOf(Feed feed, byte[] bytes) throws IOException {
        try (BatchReader reader = BatchReaders.open(feed, new ByteArrayInputStream(bytes))) {
            SourceItem item = reader.next();
            while (!(item instanceof SourceEnded)) {
                item = reader.next();
            }
            return (SourceEnded) item;
        }
    }
}
