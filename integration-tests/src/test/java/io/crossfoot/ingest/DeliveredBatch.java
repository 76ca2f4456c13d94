package io.crossfoot.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.Stamp;
import io.crossfoot.common.batch.StampReader;
import io.crossfoot.common.block.BlockReader;
import io.crossfoot.common.registry.AvroDecoder;
import io.crossfoot.common.registry.SchemaRegistryClient;
import io.crossfoot.common.tally.Digest;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.platform.CommittedLog;
import io.crossfoot.schema.EndOfBatch;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What stands in the log of one batch, counted here without any of ingest's own code. */
final class DeliveredBatch {

    private static final int REGISTRY_PREFIX = 5;

    private final String batch;
    private final String bootstrapServers;
    private final AvroDecoder decoder;
    private final Map<Integer, List<Long>> partitionSequences = new TreeMap<>();
    private final List<Long> sequences = new ArrayList<>();
    private final List<EndOfBatch> markers = new ArrayList<>();
    private final Digest digest = new Digest();

    DeliveredBatch(String batch, String bootstrapServers, URI registry) {
        this.batch = batch;
        this.bootstrapServers = bootstrapServers;
        this.decoder = AvroDecoder.toGenerated(
                SchemaRegistryClient.connect(Map.of("schema.registry.url", registry.toString())));
        read(batch.substring(0, batch.indexOf('/')) + ".events");
    }

    /** Numbers of the records within each partition, in the log's order. */
    Map<Integer, List<Long>> partitionSequences() {
        return partitionSequences;
    }

    /** Numbers of the records in the source. */
    List<Long> sequences() {
        return sequences;
    }

    List<EndOfBatch> markers() {
        return markers;
    }

    Digest digest() {
        return digest;
    }

    /** The control messages of this type about the batch. */
    <T extends SpecificRecord> List<T> control(Class<T> type) {
        return new CommittedLog(bootstrapServers)
                .readAll(CrossfootTopics.CONTROL).stream()
                        .filter(message -> new String(message.key(), UTF_8).equals(batch))
                        .map(message -> decoder.decode(message.topic(), message.value()))
                        .filter(type::isInstance)
                        .map(type::cast)
                        .toList();
    }

    private void read(String topic) {
        StampReader stamps = new StampReader();
        for (ConsumerRecord<byte[], byte[]> message : new CommittedLog(bootstrapServers).readAll(topic)) {
            if (EventHeaders.of(message.headers()).isMarker()) {
                addMarker((EndOfBatch) decoder.decode(topic, message.value()));
            } else {
                addEvents(
                        message, stamps.read(EventHeaders.of(message.headers()).stamp()));
            }
        }
    }

    private void addMarker(EndOfBatch marker) {
        if (marker.getBatch().equals(batch)) {
            markers.add(marker);
        }
    }

    private void addEvents(ConsumerRecord<byte[], byte[]> message, Stamp stamp) {
        if (!stamp.batch().equals(batch)) {
            return;
        }
        List<Long> partition = partitionSequences.computeIfAbsent(message.partition(), absent -> new ArrayList<>());
        byte[] value = message.value();
        if (!EventHeaders.of(message.headers()).isBlock()) {
            partition.add(stamp.partitionSequence());
            sequences.add(stamp.sequence());
            int length = value.length - REGISTRY_PREFIX;
            digest.add(stamp.sequence(), message.key(), 0, message.key().length, value, REGISTRY_PREFIX, length);
            return;
        }
        BlockReader block = new BlockReader();
        int records = block.moveTo(value);
        for (int i = 0; i < records; i++) {
            partition.add(stamp.partitionSequence() + i);
            sequences.add(block.sequence(i));
            digest.add(
                    block.sequence(i),
                    value,
                    block.keyStart(i),
                    block.keyLength(i),
                    value,
                    block.start(i),
                    block.length(i));
        }
    }
}
