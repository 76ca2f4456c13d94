package io.crossfoot.aggregate;

import com.codahale.metrics.MetricRegistry;
import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.registry.RegistryAvroSerde;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.schema.AggregateKey;
import io.crossfoot.schema.AggregateResult;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.Reject;
import io.crossfoot.schema.Release;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The app's topology with one partition, without a broker. */
final class Flow implements AutoCloseable {

    static final BatchId BATCH = BatchId.parse("orders/2026-11-22/1/r1");

    /** Decisions are made an hour after the events, whatever the day this runs on. */
    private static final Instant EVENING = Instant.parse("2026-11-22T21:00:00Z");

    private final Map<String, Object> serdes = Map.of("schema.registry.url", "mock://" + UUID.randomUUID());
    private final TopologyTestDriver driver;

    private Flow(AggregateConfig config) {
        this.driver = new TopologyTestDriver(topology(config, serdes), properties(config), EVENING);
    }

    static Flow start() {
        return start("");
    }

    /** Starts with further lines of configuration. */
    static Flow start(String lines) {
        return new Flow(config(lines));
    }

    static AggregateConfig config(String lines) {
        return ConfigReader.read("""
                kafka: {bootstrap-servers: "localhost:1"}
                registry: {url: "http://localhost:1"}
                topics: {partitions: 1}
                feeds: feeds
                streams: {state-folder: target/state}
                store: memory
                %s
                """.formatted(lines), "aggregate.yaml", AggregateConfig.class);
    }

    static Topology topology(AggregateConfig config, Map<String, Object> serdes) {
        return new AggregateTopology(config, Feeds.of(List.of(Orders.FEED)), serdes, new MetricRegistry())
                .build(new StreamsConfig(properties(config)));
    }

    private static Properties properties(AggregateConfig config) {
        Properties properties = new Properties();
        properties.putAll(config.streams()
                .properties(config.applicationId(), config.kafka().clientProperties()));
        return properties;
    }

    Orders deliver() {
        return deliver(BATCH);
    }

    Orders deliver(BatchId batch) {
        return new Orders(
                driver.createInputTopic(Orders.FEED.events(), new ByteArraySerializer(), new ByteArraySerializer()),
                serdes,
                batch);
    }

    void release(BatchId batch) {
        Release release =
                new Release(batch.toString(), "ann", "it balances", Outcome.BALANCED, List.of(), zero(), Instant.EPOCH);
        pipe(CrossfootTopics.RELEASES, batch, release);
    }

    void judge(BatchId batch, BatchState state) {
        Verdict verdict = Verdict.newBuilder()
                .setBatch(batch.toString())
                .setFeed(batch.feed())
                .setState(state)
                .setControls(List.of())
                .setSections(0)
                .setBreaks(List.of())
                .setBreakCount(0)
                .setRejected(zero())
                .setStages(List.of())
                .setRanges(List.of())
                .setDecisions(List.of())
                .setPublished(false)
                .setRules("1")
                .setChangedAt(Instant.EPOCH)
                .build();
        pipe(CrossfootTopics.VERDICTS, batch, verdict);
    }

    private void pipe(String topic, BatchId batch, SpecificRecord value) {
        RegistryAvroSerde<SpecificRecord> serde = RegistryAvroSerde.ofValues(serdes);
        driver.createInputTopic(topic, Serdes.String().serializer(), serde.serializer())
                .pipeInput(batch.toString(), value);
    }

    /** The tallies of one stage since the last were asked for. */
    List<StageTally> tallies(String stage) {
        return control().stream()
                .filter(tally -> tally.getStage().equals(stage))
                .toList();
    }

    /** All tallies since the last were asked for. */
    List<StageTally> control() {
        RegistryAvroSerde<StageTally> serde = RegistryAvroSerde.ofValues(serdes);
        TestOutputTopic<String, StageTally> topic = driver.createOutputTopic(
                CrossfootTopics.CONTROL, Serdes.String().deserializer(), serde.deserializer());
        return topic.readValuesToList();
    }

    /** The rows of an aggregate since the last were asked for, as text. */
    List<String> rows(String aggregate) {
        RegistryAvroSerde<AggregateKey> keys = RegistryAvroSerde.ofKeys(serdes);
        RegistryAvroSerde<AggregateResult> values = RegistryAvroSerde.ofValues(serdes);
        return driver
                .createOutputTopic("orders." + aggregate, keys.deserializer(), values.deserializer())
                .readKeyValuesToList()
                .stream()
                .map(Flow::text)
                .toList();
    }

    private static String text(KeyValue<AggregateKey, AggregateResult> row) {
        AggregateResult result = row.value;
        return "%s %s..%s %d %s"
                .formatted(
                        row.key.getGroup(),
                        result.getWindowStart(),
                        result.getWindowEnd(),
                        result.getRecords(),
                        new TreeMap<>(result.getMeasures()));
    }

    List<Reject> rejects() {
        RegistryAvroSerde<Reject> serde = RegistryAvroSerde.ofValues(serdes);
        return driver.createOutputTopic(Orders.FEED.rejects(), Serdes.String().deserializer(), serde.deserializer())
                .readValuesToList();
    }

    /** How many entries the stores hold whose names end so. */
    int stored(String suffix) {
        int entries = 0;
        for (String name : driver.getAllStateStores().keySet()) {
            if (name.endsWith(suffix)) {
                KeyValueStore<Object, Object> store = driver.getKeyValueStore(name);
                try (KeyValueIterator<Object, Object> all = store.all()) {
                    while (all.hasNext()) {
                        all.next();
                        entries++;
                    }
                }
            }
        }
        return entries;
    }

    static Tally zero() {
        return new Tally(0L, Map.of(), 0L, 0L);
    }

    @Override
    public void close() {
        driver.close();
    }
}
