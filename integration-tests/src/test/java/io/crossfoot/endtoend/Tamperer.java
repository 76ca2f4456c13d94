package io.crossfoot.endtoend;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Stands between ingest and the other apps: copies what ingest commits to {@code <feed>.raw} into {@code <feed>.events},
 * same partition, key, value and headers, save for what it has been told to do to the feed.
 */
final class Tamperer {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Map<String, Tampering> byFeed = new ConcurrentHashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private volatile boolean stopped;

    private Tamperer(String bootstrapServers, Set<FeedDescription> feeds) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(feeds.stream()
                .flatMap(feed -> consumer.partitionsFor(feed.rawTopic()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(toUnmodifiableSet()));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
        thread = new Thread(this::copy, "tamperer");
    }

    static Tamperer between(String bootstrapServers, FeedDescription... feeds) {
        Tamperer tamperer = new Tamperer(bootstrapServers, Set.of(feeds));
        tamperer.thread.start();
        return tamperer;
    }

    /** What happens to the feed's messages from now on. */
    void tamper(FeedDescription feed, Tampering tampering) {
        byFeed.put(feed.rawTopic(), tampering);
    }

    private void copy() {
        while (!stopped) {
            consumer.poll(POLL).forEach(this::pass);
        }
        consumer.close();
        producer.close();
    }

    private void pass(ConsumerRecord<byte[], byte[]> message) {
        String to = message.topic().replace(".raw", ".events");
        send(byFeed.getOrDefault(message.topic(), Tampering.none()).of(message, to));
    }

    /** Sends what was put aside. */
    void send(List<ProducerRecord<byte[], byte[]>> messages) {
        for (var message : messages) {
            var unused = producer.send(message);
        }
    }

    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
