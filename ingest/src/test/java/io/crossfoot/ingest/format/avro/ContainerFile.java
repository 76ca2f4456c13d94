package io.crossfoot.ingest.format.avro;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.jspecify.annotations.Nullable;

/** Container files as Avro's own library writes them, and feeds of them. */
final class ContainerFile {

    private ContainerFile() {}

    /** A feed of the type, of which the field is the key. */
    static Feed feed(String schema, String key, String totals) {
        String yaml = """
                name: payments
                key: [%s]
                totals: %s
                format:
                  avro:
                    schema: |
                %s
                """.formatted(key, totals, schema.indent(6));
        return ConfigReader.read(yaml, "payments.yaml", Feed.class);
    }

    static GenericData.Record record(Schema schema, @Nullable Object... values) {
        GenericData.Record record = new GenericData.Record(schema);
        for (int i = 0; i < values.length; i++) {
            record.put(i, values[i]);
        }
        return record;
    }

    /** A file of these records, a few of them in each block. */
    static byte[] of(Schema schema, String codec, List<GenericData.Record> records) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataFileWriter<GenericData.Record> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(CodecFactory.fromString(codec)).setSyncInterval(64).create(schema, file);
            for (GenericData.Record record : records) {
                writer.append(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** A file of one block, of records that are encoded already. */
    static byte[] ofEncoded(Schema schema, String codec, byte[]... records) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataFileWriter<GenericData.Record> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(CodecFactory.fromString(codec))
                    .setSyncInterval(1 << 20)
                    .create(schema, file);
            for (byte[] record : records) {
                writer.appendEncoded(ByteBuffer.wrap(record));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
