package io.crossfoot.endtoend;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.Stamp;
import io.crossfoot.common.batch.StampReader;
import io.crossfoot.platform.CommittedLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads events as any program could: each by the schema that the registry has for its id, with nothing but Avro. */
final class EventLog {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PREFIX_BYTES = 5;

    private final CommittedLog log;
    private final URI registry;
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new TreeMap<>();
    private final StampReader stamps = new StampReader();

    EventLog(CommittedLog log, URI registry) {
        this.log = log;
        this.registry = registry;
    }

    /**
     * The events of a batch, in the order of its file: each with all fields that its own schema has, joined by semicolons;
     * null is nothing. An event that is there twice is here twice.
     */
    List<String> lines(String topic, String batch) {
        TreeMap<Long, List<String>> bySequence = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> message : log.readAll(topic)) {
            if (!EventHeaders.of(message.headers()).isMarker()) {
                Stamp stamp = stamps.read(EventHeaders.of(message.headers()).stamp());
                if (stamp.batch().equals(batch)) {
                    add(message, stamp.sequence(), bySequence);
                }
            }
        }
        return bySequence.values().stream().flatMap(Collection::stream).toList();
    }

    private void add(ConsumerRecord<byte[], byte[]> message, long sequence, Map<Long, List<String>> bySequence) {
        GenericRecord value = decode(message.value());
        if (!EventHeaders.of(message.headers()).isBlock()) {
            add(sequence, value, bySequence);
            return;
        }
        List<?> sequences = (List<?>) value.get("sequences");
        List<?> records = (List<?>) value.get("records");
        for (int i = 0; i < records.size(); i++) {
            add((Long) sequences.get(i), (GenericRecord) records.get(i), bySequence);
        }
    }

    private static void add(long sequence, GenericRecord event, Map<Long, List<String>> bySequence) {
        String line = event.getSchema().getFields().stream()
                .map(field -> Objects.toString(event.get(field.pos()), ""))
                .collect(Collectors.joining(";"));
        bySequence.computeIfAbsent(sequence, absent -> new ArrayList<>()).add(line);
    }

    private GenericRecord decode(byte[] message) {
        int id = ByteBuffer.wrap(message, 1, Integer.BYTES).getInt();
        int length = message.length - PREFIX_BYTES;
        try {
            return readers.computeIfAbsent(id, this::readerFor)
                    .read(null, DecoderFactory.get().binaryDecoder(message, PREFIX_BYTES, length, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GenericDatumReader<GenericRecord> readerFor(int id) {
        GenericData decimals = new GenericData();
        decimals.addLogicalTypeConversion(new Conversions.DecimalConversion());
        try (InputStream answer =
                URI.create(registry + "/schemas/ids/" + id).toURL().openStream()) {
            String schema = JSON.readTree(answer).path("schema").asText();
            Schema written = new Schema.Parser().parse(schema);
            return new GenericDatumReader<>(written, written, decimals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
