package io.crossfoot.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.topic.TopicAdmin;
import io.crossfoot.common.topic.TopicSpec;
import io.crossfoot.common.topic.UnfitTopics;
import io.crossfoot.platform.LocalBroker;
import io.crossfoot.platform.PlatformExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TopicAdminIT {

    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

    @RegisterExtension
    private final PlatformExtension platform = new PlatformExtension();

    @TempDir
    private Path home;

    @Test
    void makesTopicsAsTheyHaveToBe() throws Exception {
        // Given
        TopicSpec spec = new TopicSpec(platform.unique("verdicts"), 3, 1, COMPACTED);

        // When
        ensure(List.of(spec));

        // Then
        assertThat(describe(spec.name()).partitions()).hasSize(3);
        assertThat(cleanupPolicy(spec.name())).isEqualTo("compact");
    }

    @Test
    void acceptsTopicsThatAreThere() throws Exception {
        // Given
        TopicSpec spec = new TopicSpec(platform.unique("events"), 2, 1, Map.of("retention.ms", "86400000"));
        ensure(List.of(spec));

        // When
        ensure(List.of(spec));

        // Then
        assertThat(describe(spec.name()).partitions()).hasSize(2);
    }

    @Test
    void letsSeveralInstancesMakeTheSameTopicsAtOnce() throws Exception {
        // Given
        List<TopicSpec> specs = IntStream.range(0, 5)
                .mapToObj(number -> new TopicSpec(platform.unique("race-" + number), 3, 1, Map.of()))
                .toList();
        ExecutorService instances = Executors.newFixedThreadPool(4);

        // When
        List<Future<Void>> starts;
        try {
            starts = instances.invokeAll(
                    IntStream.range(0, 4).mapToObj(instance -> ensuring(specs)).toList());
        } finally {
            instances.shutdown();
        }

        // Then
        for (Future<Void> start : starts) {
            assertThat(start).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void namesAllThatIsWrongAtOnce() throws Exception {
        // Given
        String few = platform.unique("few");
        String kept = platform.unique("kept");
        String copies = platform.unique("copies");
        ensure(List.of(new TopicSpec(few, 1, 1, Map.of()), new TopicSpec(kept, 2, 1, Map.of())));
        List<TopicSpec> needed = List.of(
                new TopicSpec(few, 6, 1, Map.of()),
                new TopicSpec(kept, 2, 1, COMPACTED),
                new TopicSpec(copies, 1, 3, Map.of()));

        // When / Then
        assertThatThrownBy(() -> ensure(needed))
                .isInstanceOf(UnfitTopics.class)
                .hasMessageContaining("3 problems with Kafka topics")
                .hasMessageContaining(few + ": expected 6 partitions, got 1")
                .hasMessageContaining(kept + ": expected cleanup.policy=compact, got delete")
                .hasMessageContaining(copies + ": cannot have 3 copies")
                .hasMessageContaining("topics.replication");
    }

    @Test
    void waitsForABrokerThatIsNotThereYet() throws Exception {
        // Given
        int port = portOfABrokerThatHasGone();
        CompletableFuture<Void> connected = CompletableFuture.runAsync(() -> connect("localhost:" + port));

        // When
        try (LocalBroker broker = LocalBroker.start(home.resolve("later"), port, Map.of())) {

            // Then
            assertThat(connected).succeedsWithin(Duration.ofMinutes(1));
            assertThat(broker.isAlive()).isTrue();
        }
    }

    private int portOfABrokerThatHasGone() {
        try (LocalBroker broker = LocalBroker.start(home.resolve("gone"))) {
            return broker.port();
        }
    }

    private static void connect(String bootstrapServers) {
        try (TopicAdmin topics = TopicAdmin.connect(Map.of("bootstrap.servers", bootstrapServers))) {
            topics.awaitBroker();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Callable<Void> ensuring(List<TopicSpec> specs) {
        return () -> {
            ensure(specs);
            return null;
        };
    }

    private void ensure(List<TopicSpec> specs) throws Exception {
        try (TopicAdmin topics = TopicAdmin.connect(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            topics.ensure(specs);
        }
    }

    private TopicDescription describe(String topic) throws Exception {
        try (Admin admin = platform.admin()) {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        }
    }

    private String cleanupPolicy(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = platform.admin()) {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get("cleanup.policy")
                    .value();
        }
    }
}
