package io.crossfoot.bench.contender;

import io.crossfoot.common.registry.RegistryAvroDeserializer;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.SourceFile;
import io.crossfoot.schema.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads verdicts as they come, and notes when it saw which. The broker answers as soon as there is one, so that nothing
 * is asked again and again while the machine is being measured.
 */
final class VerdictTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final KafkaConsumer<String, Verdict> consumer;
    private final Map<String, Sighting> sightings = new HashMap<>();
    private final Thread reading;

    /**
     * What was seen of the batch of one file.
     *
     * @param judged when the first verdict with an outcome was seen, by {@link System#nanoTime}
     * @param latest the latest verdict
     */
    record Sighting(Verdict latest, long judged) {

        boolean isReleased() {
            return latest.getState() == BatchState.RELEASED;
        }

        boolean isPublished() {
            return latest.getPublished();
        }
    }

    VerdictTail(Backbone backbone) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                backbone.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "schema.registry.url",
                backbone.registry(),
                "specific.avro.reader",
                true,
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                RegistryAvroDeserializer.class);
        this.consumer = new KafkaConsumer<>(settings);
        this.reading = new Thread(this::follow, "verdict-tail");
        reading.setDaemon(true);
        reading.start();
    }

    private void follow() {
        List<TopicPartition> partitions = consumer.partitionsFor(CrossfootTopics.VERDICTS).stream()
                .map(partition -> new TopicPartition(CrossfootTopics.VERDICTS, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(POLL).forEach(message -> note(message.value()));
            }
        } catch (WakeupException closed) {
            // Asked to end.
        }
    }

    private synchronized void note(Verdict verdict) {
        SourceFile source = verdict.getSource();
        if (source == null || verdict.getOutcome() == null) {
            return;
        }
        Sighting before = sightings.get(source.getName());
        long judged = before == null ? System.nanoTime() : before.judged();
        sightings.put(source.getName(), new Sighting(verdict, judged));
        notifyAll();
    }

    /** What was seen of this file's batch: nothing before it is judged. */
    synchronized Optional<Sighting> of(String fileName) {
        return Optional.ofNullable(sightings.get(fileName));
    }

    /**
     * Waits until the file's batch is released.
     *
     * @throws BenchException if it does not balance, or takes too long
     */
    synchronized Sighting awaitReleased(String fileName, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toMillis(); left > 0; left = (deadline - System.nanoTime()) / NANOS_PER_MILLI) {
                Optional<Sighting> released = released(fileName);
                if (released.isPresent()) {
                    return released.get();
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while waiting for a verdict", e);
        }
        throw new BenchException("Batch of '%s' is not released in time".formatted(fileName));
    }

    private Optional<Sighting> released(String fileName) {
        Optional<Sighting> seen = Optional.ofNullable(sightings.get(fileName));
        seen.filter(sighting -> sighting.latest().getOutcome() != Outcome.BALANCED)
                .ifPresent(sighting -> {
                    throw new BenchException(
                            "Batch of '%s' must balance, got %s".formatted(fileName, sighting.latest()));
                });
        return seen.filter(Sighting::isReleased);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
