package io.crossfoot.common.field;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to get at the three fields of a ledger entry that an audit counts: where they stand, and by Avro's reader,
 * which projects and fills the same record again and again. Held to: in place takes at most half the time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class LayoutBenchmark {

    private static final int RECORDS = 1_024;
    private static final Schema ENTRY = SchemaBuilder.record("LedgerEntry")
            .fields()
            .requiredLong("id")
            .requiredLong("account")
            .requiredLong("event_time")
            .requiredString("type")
            .name("amount")
            .type(LogicalTypes.decimal(38, 2).addToSchema(Schema.create(Schema.Type.BYTES)))
            .noDefault()
            .requiredString("currency")
            .requiredString("text")
            .endRecord();
    private static final Schema WANTED = Projection.of(ENTRY, List.of("account", "amount", "currency"));

    private final Layout layout = Layout.of(ENTRY, WANTED).orElseThrow();
    private final Fields fields = Layout.room(WANTED);
    private final GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(ENTRY, WANTED);
    private final GenericRecord record = new GenericData.Record(WANTED);
    private final byte[][] encoded = new byte[RECORDS][];
    private BinaryDecoder decoder;
    private int next;

    @Setup
    public void encode() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < RECORDS; i++) {
            encoded[i] = entry(i, random);
        }
    }

    @Benchmark
    public long inPlace() {
        byte[] bytes = encoded[advance()];
        layout.read(bytes, 0, bytes.length, fields);
        return fields.number(0) + fields.length(1) + fields.start(2);
    }

    @Benchmark
    public GenericRecord byAvro() throws IOException {
        decoder = DecoderFactory.get().binaryDecoder(encoded[advance()], decoder);
        return reader.read(record, decoder);
    }

    private int advance() {
        next = (next + 1) % RECORDS;
        return next;
    }

    private static byte[] entry(int id, Random random) throws IOException {
        GenericRecord entry = new GenericData.Record(ENTRY);
        entry.put("id", 5_000_000L + id);
        entry.put("account", 4_000_000_000L + random.nextInt(1_000_000));
        entry.put("event_time", 1_795_392_000_000L + 1_000L * id);
        entry.put("type", "PAY");
        entry.put(
                "amount",
                ByteBuffer.wrap(
                        BigInteger.valueOf(random.nextInt(1_000_000) - 500_000).toByteArray()));
        entry.put("currency", "EUR");
        entry.put("text", "Standing order %08d".formatted(random.nextInt(100_000_000)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(ENTRY).write(entry, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
