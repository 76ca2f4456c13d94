package io.crossfoot.ingest.format.parquet;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.BatchReaders;
import io.crossfoot.ingest.format.ReaderBenchmark;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * What a row of a Parquet file costs on its way to an event: where the file's type is the feed's, and converted, as the feed
 * has a column more. The temporary copy is part of it. As the bound of that, only reading the copy's pages.
 */
@OperationsPerInvocation(ParquetReaderBenchmark.RECORDS)
public class ParquetReaderBenchmark extends ReaderBenchmark {

    static final int RECORDS = 100_000;

    private static final int ROWS_OF_PAGE = 20_000;

    private static final String COLUMNS = """
            required binary id (STRING);
            required binary account (STRING);
            required int64 amount (DECIMAL(18,2));
            optional binary currency (STRING);
            required int64 bookedAt (TIMESTAMP(MILLIS,true));
            required int32 valueDate (DATE);
            optional binary purpose (STRING);
            """;

    private static final String FIELDS = """
            {"name": "id", "type": "string"},
            {"name": "account", "type": "string"},
            {"name": "amount", "type": {"type": "bytes", "logicalType": "decimal", "precision": 18, "scale": 2}},
            {"name": "currency", "type": ["null", "string"]},
            {"name": "bookedAt", "type": {"type": "long", "logicalType": "timestamp-millis"}},
            {"name": "valueDate", "type": {"type": "int", "logicalType": "date"}},
            {"name": "purpose", "type": ["null", "string"]}""";

    @Param({"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
    private CompressionCodec codec;

    private final Feed same = feed(FIELDS);
    private final Feed wider =
            feed(FIELDS + ", {\"name\": \"channel\", \"type\": \"string\", \"default\": \"branch\"}");

    private static Feed feed(String fields) {
        return ParquetFile.feed(
                "{\"type\": \"record\", \"name\": \"Payment\", \"fields\": [" + fields + "]}", "account", "[]");
    }

    @Override
    protected byte[] write() {
        Random random = new Random(7);
        ParquetFile file = ParquetFile.of(COLUMNS).codec(codec).rowsOfPage(ROWS_OF_PAGE);
        List<Group> rows = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            rows.add(file.row()
                    .append("id", "p%08d".formatted(i))
                    .append("account", Long.toString(4_000_000_000L + random.nextInt(1_000_000)))
                    .append("amount", (long) random.nextInt(10_000_000))
                    .append("currency", "EUR")
                    .append("bookedAt", 1_764_000_000_000L + random.nextInt())
                    .append("valueDate", 20_400 + random.nextInt(30))
                    .append("purpose", "Standing order %08d".formatted(random.nextInt(100_000_000))));
        }
        return file.rows(rows).bytes();
    }

    @Override
    protected BatchReader open(InputStream in) throws IOException {
        return BatchReaders.open(same, in);
    }

    @Benchmark
    public long pages() throws IOException {
        long length = 0;
        try (SpooledFile file = SpooledFile.of(source())) {
            Footer footer = Footer.read(file);
            for (var chunk : footer.rowGroups().get(0).getColumns()) {
                ColumnMetaData metadata = chunk.getMeta_data();
                PageSource pages = new PageSource(file, metadata, footer.end());
                PageCodec unpacking = PageCodec.of(metadata.getCodec());
                for (Optional<Page> page = pages.next(); page.isPresent(); page = pages.next()) {
                    int unpacked = page.get().header().getUncompressed_page_size();
                    length += unpacking.unpack(page.get().content(), 0, unpacked).length;
                }
            }
        }
        return length;
    }

    @Benchmark
    public long convert() throws IOException {
        return read(BatchReaders.open(wider, source()));
    }
}
