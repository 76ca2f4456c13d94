package io.crossfoot.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One broker and one registry for all tests of this JVM: started when the first test asks for them, stopped after the
 * last. A test keeps apart from the others by giving all that it makes a {@link #unique} name.
 *
 * <p>A test that stops, kills or freezes a server starts one of its own instead.
 */
public final class PlatformExtension implements BeforeEachCallback {

    private static final AtomicInteger TESTS = new AtomicInteger();

    private String prefix;
    private Servers servers;

    @Override
    public void beforeEach(ExtensionContext context) {
        prefix = "t" + TESTS.incrementAndGet() + "-";
        servers = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PlatformExtension.class))
                .computeIfAbsent(Servers.class, type -> Servers.start(), Servers.class);
    }

    /** The name with a prefix that no other test of this run has: for feeds, topics, groups, transactional ids. */
    public String unique(String name) {
        return prefix + name;
    }

    public String bootstrapServers() {
        return servers.broker().bootstrapServers();
    }

    public URI registryUrl() {
        return servers.registry().url();
    }

    /** A new one, which the caller closes. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    public void createTopic(String topic, int partitions) {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("Cannot create topic " + topic, e);
        }
    }

    /** Sends the records in one transaction, and commits it. */
    public void produce(List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers(), "transactional.id", unique("produce"));
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> record : records) {
                // The commit fails if a send did.
                var unused = producer.send(record);
            }
            producer.commitTransaction();
        }
    }

    /** What a read-committed consumer sees of the topic now, partition by partition in the log's order. */
    public List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
        return new CommittedLog(bootstrapServers()).readAll(topic);
    }

    /** What a read-committed consumer sees of the topic now, partition by partition in the log's order. */
    public <K, V> List<ConsumerRecord<K, V>> readAll(String topic, Deserializer<K> keys, Deserializer<V> values) {
        return new CommittedLog(bootstrapServers()).readAll(topic, keys, values);
    }

    /** Their logs stay in {@code target/platform} for whoever wonders why a test failed; their data go. */
    private record Servers(Path home, LocalBroker broker, LocalRegistry registry) implements AutoCloseable {

        private static final Duration READY_TIMEOUT = Duration.ofMinutes(2);

        static Servers start() {
            try {
                Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target/platform")), "shared-");
                Servers servers = new Servers(
                        home,
                        LocalBroker.start(home.resolve("broker")),
                        LocalRegistry.startInMemory(home.resolve("registry")));
                servers.broker.awaitReady(READY_TIMEOUT);
                servers.registry.awaitReady(READY_TIMEOUT);
                return servers;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            registry.close();
            broker.close();
            try (Stream<Path> data = Files.walk(home.resolve("broker/data"))) {
                data.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
