package io.crossfoot.ingest.format.avro;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.BatchReaders;
import io.crossfoot.ingest.format.ReaderBenchmark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * What a record of a container file costs on its way to an event: copied, as the file's type is the feed's, and converted, as
 * the feed has a column more. As the bound of it, only unpacking the blocks; beside it, Avro's own library.
 */
@OperationsPerInvocation(AvroReaderBenchmark.RECORDS)
public class AvroReaderBenchmark extends ReaderBenchmark {

    static final int RECORDS = 100_000;

    private static final String FIELDS = """
            {"name": "id", "type": "string"},
            {"name": "account", "type": "string"},
            {"name": "amount", "type": {"type": "bytes", "logicalType": "decimal", "precision": 18, "scale": 2}},
            {"name": "currency", "type": ["null", "string"]},
            {"name": "bookedAt", "type": {"type": "long", "logicalType": "timestamp-millis"}},
            {"name": "valueDate", "type": {"type": "int", "logicalType": "date"}},
            {"name": "purpose", "type": ["null", "string"]}""";

    @Param({"null", "deflate", "snappy", "zstandard"})
    private String codec;

    private final Feed same = feed(FIELDS);
    private final Feed wider =
            feed(FIELDS + ", {\"name\": \"channel\", \"type\": \"string\", \"default\": \"branch\"}");

    private static Feed feed(String fields) {
        String schema = "{\"type\": \"record\", \"name\": \"Payment\", \"fields\": [" + fields + "]}";
        return ConfigReader.read(
                "name: payments\nkey: [account]\nformat:\n  avro:\n    schema: |\n" + schema.indent(6),
                "payments.yaml",
                Feed.class);
    }

    @Override
    protected byte[] write() throws IOException {
        Random random = new Random(7);
        Schema schema = same.eventSchema();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataFileWriter<GenericData.Record> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(CodecFactory.fromString(codec)).create(schema, file);
            for (int i = 0; i < RECORDS; i++) {
                GenericData.Record record = new GenericData.Record(schema);
                record.put(0, "p%08d".formatted(i));
                record.put(1, Long.toString(4_000_000_000L + random.nextInt(1_000_000)));
                record.put(
                        2,
                        ByteBuffer.wrap(
                                BigInteger.valueOf(random.nextInt(10_000_000)).toByteArray()));
                record.put(3, "EUR");
                record.put(4, 1_764_000_000_000L + random.nextInt());
                record.put(5, 20_400 + random.nextInt(30));
                record.put(6, "Standing order %08d".formatted(random.nextInt(100_000_000)));
                writer.append(record);
            }
        }
        return file.toByteArray();
    }

    @Override
    protected BatchReader open(InputStream in) throws IOException {
        return BatchReaders.open(same, in);
    }

    @Benchmark
    public long unpack() throws IOException, Broken {
        long length = 0;
        try (ContainerBytes bytes = new ContainerBytes(source());
                ContainerBlocks blocks = new ContainerBlocks(bytes, ContainerHeader.read(bytes))) {
            while (blocks.next()) {
                length += blocks.content().length();
            }
        }
        return length;
    }

    @Benchmark
    public long convert() throws IOException {
        return read(BatchReaders.open(wider, source()));
    }

    @Benchmark
    public long readWithAvro() throws IOException {
        long fields = 0;
        try (DataFileStream<GenericData.Record> records = new DataFileStream<>(source(), new GenericDatumReader<>())) {
            GenericData.Record record = null;
            while (records.hasNext()) {
                record = records.next(record);
                fields += record.hasField("id") ? 1 : 0;
            }
        }
        return fields;
    }
}
