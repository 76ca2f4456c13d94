package io.crossfoot.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records to a topic without pause until it is stopped, and knows what it has sent. */
final class Load implements AutoCloseable {

    private static final int KEYS = 200;
    private static final int RECORDS_A_TICK = 200;
    private static final int TICK_MILLIS = 10;

    private final String topic;
    private final KafkaProducer<String, Long> producer;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    private final Map<String, Long> sent = new HashMap<>();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();

    private Load(String bootstrapServers, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new LongSerializer());
    }

    static Load start(String bootstrapServers, String topic) {
        Load load = new Load(bootstrapServers, topic);
        var unused = load.ticks.scheduleAtFixedRate(load::send, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return load;
    }

    /** Stops sending; returns what was sent in all, per key. */
    Map<String, Long> stop() throws InterruptedException {
        ticks.shutdown();
        if (!ticks.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the load did not stop");
        }
        producer.flush();
        return Map.copyOf(sent);
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        producer.close();
    }

    private void send() {
        for (int i = 0; i < RECORDS_A_TICK; i++) {
            String key = "k" + random.nextInt(KEYS);
            long value = random.nextLong(1, 1_000);
            sent.merge(key, value, Long::sum);
            var unused = producer.send(new ProducerRecord<>(topic, key, value));
        }
    }
}
