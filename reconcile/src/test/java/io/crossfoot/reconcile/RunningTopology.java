package io.crossfoot.reconcile;

import com.codahale.metrics.MetricRegistry;
import io.crossfoot.common.config.TopicsConfig;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.registry.SchemaRegistryClient;
import io.crossfoot.common.streams.StreamsAppConfig;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.reconcile.audit.Audit;
import io.crossfoot.reconcile.continuity.Continuity;
import io.crossfoot.reconcile.ledger.Ledger;
import io.crossfoot.reconcile.rest.VerdictBoard;
import io.crossfoot.schema.Release;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in one process and on one partition, with what the test puts in and takes out. */
final class RunningTopology implements AutoCloseable {

    static final Duration SILENCE = Duration.ofHours(6);
    static final Duration RETENTION = Duration.ofDays(7);

    private final Map<String, Object> registry = Map.of("schema.registry.url", "mock://" + UUID.randomUUID());
    private final MetricRegistry metrics = new MetricRegistry();
    private final VerdictBoard board = new VerdictBoard(metrics);
    private final Topology topology;
    private final TopologyTestDriver driver;
    private final ReconcileTopics topics;

    RunningTopology(Path stateFolder, Feed... feeds) {
        Feeds all = Feeds.of(List.of(feeds));
        topics = new ReconcileTopics(all, new TopicsConfig(1, 1), registry);
        Map<String, Object> properties = new StreamsAppConfig(stateFolder, 1, Duration.ofMillis(100))
                .properties(
                        "crossfoot-reconcile", ReconcileTopology.settings(Map.of("bootstrap.servers", "none:9092")));
        topology = new ReconcileTopology(
                        topics,
                        new Audit(
                                all,
                                SchemaRegistryClient.connect(registry),
                                topics.stateSerde(),
                                1,
                                RETENTION,
                                metrics),
                        new Ledger(all, topics.stateSerde(), SILENCE, RETENTION, Clock.systemUTC(), metrics),
                        new Continuity(topics.stateSerde()),
                        board)
                .build(new StreamsConfig(properties));
        Properties asProperties = new Properties();
        asProperties.putAll(properties);
        driver = new TopologyTestDriver(topology, asProperties, SentBatch.START);
        board.start();
    }

    Topology topology() {
        return topology;
    }

    Map<String, Object> registry() {
        return registry;
    }

    MetricRegistry metrics() {
        return metrics;
    }

    VerdictBoard board() {
        return board;
    }

    /** Sends a batch as it is meant to be: its start, events, markers, its end. */
    void send(SentBatch batch) {
        send(batch, SentBatch.START.plusSeconds(60));
    }

    /** @param at when its control messages are written */
    void send(SentBatch batch, Instant at) {
        say(batch.started(), at);
        sendEvents(batch.events());
        sendEvents(batch.markers());
        say(batch.taskEnded(), at);
        say(batch.batchEnded(), at);
    }

    void sendEvents(List<ProducerRecord<byte[], byte[]>> events) {
        for (ProducerRecord<byte[], byte[]> event : events) {
            driver.createInputTopic(event.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(new TestRecord<>(
                            event.key(), event.value(), event.headers(), Instant.ofEpochMilli(event.timestamp())));
        }
    }

    /** Writes a control message. */
    void say(SpecificRecord message) {
        say(message, SentBatch.START.plusSeconds(60));
    }

    void say(SpecificRecord message, Instant at) {
        TestInputTopic<String, SpecificRecord> control = driver.createInputTopic(
                CrossfootTopics.CONTROL,
                new StringSerializer(),
                topics.control().valueSerde().serializer());
        control.pipeInput(
                String.valueOf(message.get(message.getSchema().getField("batch").pos())), message, at);
    }

    /** Writes bytes to the control topic that are no message. */
    void sayNonsense(String key, byte[] value) {
        driver.createInputTopic(CrossfootTopics.CONTROL, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** The verdicts since this was last asked. */
    List<Verdict> verdicts() {
        return read(CrossfootTopics.VERDICTS, topics.verdicts().valueSerde());
    }

    Verdict lastVerdict() {
        List<Verdict> verdicts = verdicts();
        return verdicts.get(verdicts.size() - 1);
    }

    List<Release> releases() {
        return read(CrossfootTopics.RELEASES, topics.releases().valueSerde());
    }

    /** What was written to the control topic, by the audit and the ledger. */
    List<SpecificRecord> control() {
        return read(CrossfootTopics.CONTROL, topics.control().valueSerde());
    }

    List<StageTally> audits() {
        List<StageTally> audits = new ArrayList<>();
        for (Object message : control()) {
            if (message instanceof StageTally tally && tally.getStage().equals("audit")) {
                audits.add(tally);
            }
        }
        return audits;
    }

    private <T> List<T> read(String topic, Serde<T> serde) {
        return driver.createOutputTopic(topic, new StringDeserializer(), serde.deserializer())
                .readValuesToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
