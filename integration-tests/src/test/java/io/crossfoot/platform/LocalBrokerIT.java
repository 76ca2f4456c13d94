package io.crossfoot.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerIT {

    private static final Duration READY_TIMEOUT = Duration.ofMinutes(1);

    @RegisterExtension
    private final PlatformExtension platform = new PlatformExtension();

    @TempDir
    private Path home;

    @Test
    void consumerSeesCommittedRecordsOnly() throws Exception {
        // Given
        String topic = platform.unique("payments");
        platform.createTopic(topic, 3);
        platform.produce(List.of(record(topic, 0, "a"), record(topic, 2, "b")));
        // When
        beginWithoutCommitting(platform.bootstrapServers(), platform.unique("cut-short"), topic);
        // Then
        assertThat(values(platform.bootstrapServers(), topic)).containsExactly("a", "b");
    }

    @Test
    void keepsCommittedRecordsWhenKilledAndRestarted() throws Exception {
        try (LocalBroker broker = LocalBroker.start(home)) {
            // Given
            broker.awaitReady(READY_TIMEOUT);
            createTopic(broker.bootstrapServers(), "payments");
            commit(broker.bootstrapServers(), "payments", "before");
            // When
            broker.kill();
            boolean ranAfterKill = broker.isAlive();
            broker.restart();
            broker.awaitReady(READY_TIMEOUT);
            commit(broker.bootstrapServers(), "payments", "after");
            // Then
            assertThat(ranAfterKill).isFalse();
            assertThat(values(broker.bootstrapServers(), "payments")).containsExactly("before", "after");
        }
    }

    @Test
    void answersAgainAfterPause() {
        try (LocalBroker broker = LocalBroker.start(home)) {
            // Given
            broker.awaitReady(READY_TIMEOUT);
            broker.pause();
            boolean readyInPause = broker.isReady();
            // When
            broker.resume();
            // Then
            assertThat(readyInPause).isFalse();
            broker.awaitReady(READY_TIMEOUT);
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            int taken = other.getLocalPort();
            // When
            var start = assertThatThrownBy(() -> LocalBroker.start(home, taken, Map.of()));
            // Then
            start.isInstanceOf(PlatformException.class)
                    .hasMessageContaining("broker")
                    .hasMessageContaining("port " + taken)
                    .hasMessageContaining("lsof -i :" + taken);
        }
    }

    @Test
    void showsEndOfLogWhenBrokerEndsBeforeItIsReady() {
        // Given
        Map<String, String> wrong = Map.of("num.io.threads", "many");
        // When
        var start = assertThatThrownBy(() -> {
            try (LocalBroker broker = LocalBroker.start(home, LoopbackPort.anyFree(), wrong)) {
                broker.awaitReady(READY_TIMEOUT);
            }
        });
        // Then
        start.isInstanceOf(PlatformException.class)
                .hasMessageContaining("num.io.threads")
                .hasMessageContaining(home.resolve("broker.log").toString());
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, String value) {
        return new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8));
    }

    private static void createTopic(String bootstrapServers, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void commit(String bootstrapServers, String topic, String value) throws Exception {
        try (var producer = transactionalProducer(bootstrapServers, "commits")) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, value)).get();
            producer.commitTransaction();
        }
    }

    private static void beginWithoutCommitting(String bootstrapServers, String transactionalId, String topic)
            throws Exception {
        try (var producer = transactionalProducer(bootstrapServers, transactionalId)) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "not committed")).get();
        }
    }

    private static KafkaProducer<String, String> transactionalProducer(String bootstrapServers, String id) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "transactional.id", id);
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    private static List<String> values(String bootstrapServers, String topic) {
        return new CommittedLog(bootstrapServers)
                .readAll(topic, new StringDeserializer(), new StringDeserializer()).stream()
                        .map(record -> record.value())
                        .toList();
    }
}
