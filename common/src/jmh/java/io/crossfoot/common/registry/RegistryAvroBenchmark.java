package io.crossfoot.common.registry;

import io.crossfoot.schema.ach.AchEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
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
 * What the registry's wire format costs over plain Avro, for an ACH entry of some 250 bytes. Held to: at most 1.3 times,
 * each way, generated and generic. Plain means Avro at its best: encoder, decoder and buffer kept from record to record.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class RegistryAvroBenchmark {

    private static final String TOPIC = "ach-debits.events";
    private static final Map<String, Object> GENERIC = Map.of("schema.registry.url", "mock://benchmark");
    private static final Map<String, Object> GENERATED =
            Map.of("schema.registry.url", "mock://benchmark", "specific.avro.reader", true);

    private final AchEntry entry = Samples.entry("091000010000001");
    private GenericRecord genericEntry;
    private byte[] plainBytes;
    private byte[] registryBytes;

    private final RegistryAvroSerializer<AchEntry> serializer = new RegistryAvroSerializer<>();
    private final RegistryAvroDeserializer<AchEntry> deserializer = new RegistryAvroDeserializer<>();
    private final RegistryAvroSerializer<GenericRecord> genericSerializer = new RegistryAvroSerializer<>();
    private final RegistryAvroDeserializer<GenericRecord> genericDeserializer = new RegistryAvroDeserializer<>();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    private BinaryDecoder decoder;
    private SpecificDatumWriter<AchEntry> writer;
    private SpecificDatumReader<AchEntry> reader;
    private final GenericDatumWriter<GenericRecord> genericWriter =
            new GenericDatumWriter<>(AchEntry.getClassSchema(), GenericData.get());
    private final GenericDatumReader<GenericRecord> genericReader =
            new GenericDatumReader<>(AchEntry.getClassSchema(), AchEntry.getClassSchema(), GenericData.get());

    @Setup
    public void prepare() throws IOException {
        TrustedTypes.allow();
        SpecificData model = SpecificData.getForClass(AchEntry.class);
        writer = new SpecificDatumWriter<>(AchEntry.getClassSchema(), model);
        reader = new SpecificDatumReader<>(AchEntry.getClassSchema(), AchEntry.getClassSchema(), model);
        serializer.configure(GENERATED, false);
        deserializer.configure(GENERATED, false);
        genericSerializer.configure(GENERIC, false);
        genericDeserializer.configure(GENERIC, false);
        plainBytes = encodePlain();
        registryBytes = encodeRegistry();
        genericEntry = decodeGenericPlain();
    }

    @Benchmark
    public byte[] encodePlain() throws IOException {
        out.reset();
        writer.write(entry, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    @Benchmark
    public byte[] encodeRegistry() {
        return serializer.serialize(TOPIC, entry);
    }

    @Benchmark
    public AchEntry decodePlain() throws IOException {
        decoder = DecoderFactory.get().binaryDecoder(plainBytes, decoder);
        return reader.read(null, decoder);
    }

    @Benchmark
    public AchEntry decodeRegistry() {
        return deserializer.deserialize(TOPIC, registryBytes);
    }

    @Benchmark
    public byte[] encodeGenericPlain() throws IOException {
        out.reset();
        genericWriter.write(genericEntry, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    @Benchmark
    public byte[] encodeGenericRegistry() {
        return genericSerializer.serialize(TOPIC, genericEntry);
    }

    @Benchmark
    public GenericRecord decodeGenericPlain() throws IOException {
        decoder = DecoderFactory.get().binaryDecoder(plainBytes, decoder);
        return genericReader.read(null, decoder);
    }

    @Benchmark
    public GenericRecord decodeGenericRegistry() {
        return genericDeserializer.deserialize(TOPIC, registryBytes);
    }
}
