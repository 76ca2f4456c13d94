package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.common.registry.RegistryAvroDeserializer;
import io.crossfoot.endtoend.BatchPage.Difference;
import io.crossfoot.platform.CommittedLog;
import io.crossfoot.schema.aggregate.Partials;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Aggregates that are altered in aggregate's own topic of partial results: some groups are added up twice. */
class AlteredAggregateIT {

    private static final FeedDescription AUTOMATIC =
            FeedDescription.of("automatic", LedgerFile.feed("automatic")).withEventsCopiedByTest();
    private static final FeedDescription BY_HAND =
            FeedDescription.of("by-hand", LedgerFile.feed("by-hand") + "release: {automatic: []}\n");
    private static final int LINES = 3_000;
    private static final int WITHHELD = 2;

    @RegisterExtension
    private static final RunningCrossfoot crossfoot = RunningCrossfoot.with(AUTOMATIC, BY_HAND);

    private static Tamperer tamperer;

    private final long seed = new Random().nextLong();
    private final LedgerFile file = LedgerFile.random(seed, LINES);

    AlteredAggregateIT() {
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
    }

    @BeforeAll
    static void stepInBetween() {
        tamperer = Tamperer.between(crossfoot.broker().bootstrapServers(), AUTOMATIC);
    }

    @AfterAll
    static void stepAside() throws InterruptedException {
        tamperer.stop();
    }

    @Test
    void namesStageOfAggregateThatDoesNotAddUpAndPublishesNothing() {
        // Given
        List<ProducerRecord<byte[], byte[]>> withheld = new CopyOnWriteArrayList<>();
        tamperer.tamper(AUTOMATIC, Tampering.withholdMarkers(WITHHELD, withheld));
        HandedIn handedIn = crossfoot.submit(file.name(), file.content(), AUTOMATIC.name());
        // When
        addSomeGroupsTwice(AUTOMATIC, handedIn);
        await().atMost(PATIENCE).until(() -> !withheld.isEmpty());
        tamperer.send(withheld);
        // Then
        BatchPage batch = handedIn.settled();
        assertThat(batch.outcome()).as(batch::toString).isEqualTo("out-of-balance");
        assertThat(batch.state()).isEqualTo("held");
        assertThat(batch.breaks())
                .allSatisfy(difference -> assertThat(difference.stage()).isEqualTo("aggregate/by-account"))
                .extracting(Difference::check)
                .contains("records");
        assertThat(crossfoot.results().everWritten("automatic.by-account", batch.name()))
                .isEmpty();
    }

    @Test
    void saysThatPublishedResultsDifferFromThoseThatWereJudged() {
        // Given
        HandedIn handedIn = crossfoot.submit(file.name(), file.content(), BY_HAND.name());
        BatchPage judged = handedIn.settled();
        assertThat(judged).returns("balanced", BatchPage::outcome).returns("held", BatchPage::state);
        assertThat(crossfoot.results().everWritten("by-hand.by-account", judged.name()))
                .isEmpty();
        // When
        addSomeGroupsTwice(BY_HAND, handedIn);
        crossfoot.reconcile().decide(judged.name(), "release", Map.of("by", "test", "reason", "as agreed"));
        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            BatchPage released = handedIn.batch().orElseThrow();
            assertThat(released.breaks())
                    .extracting(Difference::stage)
                    .contains("publish/by-account")
                    .containsOnly("publish/by-account");
            assertThat(released.json().path("published").asBoolean()).isFalse();
        });
    }

    /** Sends the first partial result of the batch once more. */
    private static void addSomeGroupsTwice(FeedDescription feed, HandedIn handedIn) {
        String topic = "crossfoot-aggregate.%s.by-account.partials".formatted(feed.name());
        await().atMost(PATIENCE).until(handedIn::batch, Optional::isPresent);
        String batch = handedIn.batch().orElseThrow().name();
        ConsumerRecord<byte[], byte[]> partials = await().atMost(PATIENCE)
                .until(() -> firstPartials(topic, batch), Optional::isPresent)
                .orElseThrow();
        tamperer.send(List.of(new ProducerRecord<>(topic, partials.partition(), partials.key(), partials.value())));
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> firstPartials(String topic, String batch) {
        try (RegistryAvroDeserializer<IndexedRecord> values = new RegistryAvroDeserializer<>()) {
            values.configure(
                    Map.of("schema.registry.url", crossfoot.registry().url().toString(), "specific.avro.reader", true),
                    false);
            return new CommittedLog(crossfoot.broker().bootstrapServers())
                    .readAll(topic).stream()
                            .filter(message -> values.deserialize(topic, message.value()) instanceof Partials partials
                                    && partials.getBatch().equals(batch))
                            .findFirst();
        }
    }
}
