package io.crossfoot.peers.streams;

import io.crossfoot.events.LedgerEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Sends a file's records in transactions of about a second. */
final class Loader {

    private static final Duration TRANSACTION = Duration.ofSeconds(1);

    private final KafkaProducer<String, LedgerEntry> producer;
    private final String topic;
    private final ControlTotals counted = new ControlTotals();
    private final LedgerLine lines = new LedgerLine();

    private Instant lastEvent = Instant.EPOCH;
    private String trailer = "";
    private long transactionStart;

    Loader(KafkaProducer<String, LedgerEntry> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /** Returns where the last message of each partition stands. */
    Map<TopicPartition, Long> load(Path file) throws IOException, InterruptedException, ExecutionException {
        producer.initTransactions();
        begin();
        try {
            sendRecords(file);
            counted.requireEqual(trailer);
            Map<TopicPartition, Long> last = endStreamTime();
            producer.commitTransaction();
            return last;
        } catch (RuntimeException | IOException e) {
            producer.abortTransaction();
            throw e;
        }
    }

    private void sendRecords(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                take(line);
                commitInTime();
            }
        }
    }

    private void take(String line) {
        if (line.startsWith("TRL,")) {
            trailer = line;
        } else if (!line.startsWith("HDR,")) {
            send(lines.parse(line));
        }
    }

    private void send(LedgerEntry entry) {
        producer.send(new ProducerRecord<>(topic, Long.toString(entry.getAccount()), entry));
        counted.add(entry);
        lastEvent = entry.getEventTime();
    }

    private void commitInTime() {
        if (System.nanoTime() - transactionStart >= TRANSACTION.toNanos()) {
            producer.commitTransaction();
            begin();
        }
    }

    private void begin() {
        producer.beginTransaction();
        transactionStart = System.nanoTime();
    }

    /**
     * Sends every partition a dummy record of a time at which the last hour has closed.
     *
     * <p>Only a later record moves a partition's stream time on, and without one {@code suppress} would hold the last
     * hours for ever. A dummy record's own hour never closes, and so nothing of it is seen in the results.
     */
    private Map<TopicPartition, Long> endStreamTime() throws InterruptedException, ExecutionException {
        Instant closed =
                lastEvent.truncatedTo(ChronoUnit.HOURS).plus(HourlyTotals.HOUR).plus(HourlyTotals.GRACE);
        LedgerEntry dummy = new LedgerEntry(0L, 0L, closed, "DUMMY", new BigDecimal("0.00"), "", "");
        Map<TopicPartition, Future<RecordMetadata>> sent = new HashMap<>();
        for (var partition : producer.partitionsFor(topic)) {
            sent.put(
                    new TopicPartition(topic, partition.partition()),
                    producer.send(new ProducerRecord<>(topic, partition.partition(), "dummy", dummy)));
        }
        producer.flush();
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (var dummies : sent.entrySet()) {
            offsets.put(dummies.getKey(), dummies.getValue().get().offset());
        }
        return offsets;
    }
}
