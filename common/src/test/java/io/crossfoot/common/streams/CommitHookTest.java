package io.crossfoot.common.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class CommitHookTest {

    private static final String HOOK = "hook";

    @Test
    void storesAndForwardsBeforeTheCommit() {
        // Given
        try (TopologyTestDriver driver = run(SumPerCommit::new, totals(), CommitHook.store(SumPerCommit.HOOK))) {
            TestInputTopic<String, Long> input = input(driver);

            // When
            input.pipeInput("a", 1L);
            input.pipeInput("b", 5L);
            input.pipeInput("a", 2L);

            // Then
            KeyValueStore<String, Long> totals = driver.getKeyValueStore(SumPerCommit.TOTALS);
            assertThat(totals.get("a")).isEqualTo(3L);
            assertThat(output(driver).readKeyValuesToList())
                    .containsExactly(KeyValue.pair("a", 1L), KeyValue.pair("b", 5L), KeyValue.pair("a", 3L));
        }
    }

    @Test
    void runsAfterAPunctuatorThatCameBeforeAnyRecord() {
        // Given
        try (TopologyTestDriver driver = run(Ticking::new, CommitHook.store(HOOK))) {

            // When
            driver.advanceWallClockTime(Duration.ofSeconds(1));

            // Then
            assertThat(output(driver).readKeyValuesToList()).containsExactly(KeyValue.pair("ticks", 1L));
        }
    }

    @Test
    void doesNotRunWhereNothingHasBeenProcessed() {
        // Given
        List<String> runs = new ArrayList<>();
        try (TopologyTestDriver driver = run(() -> new Running(() -> runs.add("run")), CommitHook.store(HOOK))) {

            // When
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }

        // Then
        assertThat(runs).isEmpty();
    }

    @Test
    void givesTheActionNoRecordToStandFor() {
        // Given
        List<Boolean> present = new ArrayList<>();
        try (TopologyTestDriver driver = run(() -> new Looking(present), CommitHook.store(HOOK))) {

            // When
            input(driver).pipeInput("a", 1L);
        }

        // Then
        assertThat(present).containsExactly(false);
    }

    @Test
    void namesTheProcessorWhoseActionFails() {
        // Given
        AtomicBoolean outOfStep = new AtomicBoolean(true);
        Runnable failing = () -> {
            if (outOfStep.getAndSet(false)) {
                throw new IllegalStateException("out of step");
            }
        };
        try (TopologyTestDriver driver = run(() -> new Running(failing), CommitHook.store(HOOK))) {

            // When / Then
            assertThatThrownBy(() -> input(driver).pipeInput("a", 1L))
                    .isInstanceOf(StreamsException.class)
                    .hasMessageContaining("Processor 'sum' of task 0_0 failed before its commit")
                    .hasRootCauseMessage("out of step");
        }
    }

    @Test
    void refusesStoresThatCache() {
        // Given
        StoreBuilder<?> caching = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(SumPerCommit.TOTALS), Serdes.String(), Serdes.Long())
                .withCachingEnabled();

        // When / Then
        assertThatThrownBy(() -> run(SumPerCommit::new, caching, CommitHook.store(SumPerCommit.HOOK)))
                .hasStackTraceContaining("Store 'totals' of processor 'sum' caches")
                .hasStackTraceContaining("withCachingDisabled()");
    }

    @Test
    void refusesAStoreThatIsNoHook() {
        // Given
        StoreBuilder<?> plain = Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(SumPerCommit.HOOK), Serdes.String(), Serdes.Long());

        // When / Then
        assertThatThrownBy(() -> run(SumPerCommit::new, totals(), plain))
                .hasStackTraceContaining("Store 'sum-commit' is no commit hook");
    }

    @Test
    void refusesTwoProcessorsWithOneHook() {
        // Given
        Topology topology = topology(() -> new Running(() -> {}), CommitHook.store(HOOK));
        ProcessorSupplier<String, Long, String, Long> second = () -> new Running(() -> {});
        topology.addProcessor("other", second, "in").connectProcessorAndStateStores("other", HOOK);

        // When / Then
        assertThatThrownBy(() -> new TopologyTestDriver(topology, properties()))
                .hasStackTraceContaining("also used by")
                .hasStackTraceContaining("give each its own");
    }

    @Test
    void refusesAContextThatRunsNoTask() {
        assertThatThrownBy(() -> CommitHook.of(new MockProcessorContext<>(), HOOK, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TopologyTestDriver");
    }

    /** Forwards the number of its punctuations from the hook. */
    private static final class Ticking implements Processor<String, Long, String, Long> {

        private long ticks;

        @Override
        public void init(ProcessorContext<String, Long> context) {
            context.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, now -> ticks++);
            CommitHook.of(
                    context, HOOK, () -> context.forward(new Record<>("ticks", ticks, context.currentSystemTimeMs())));
        }

        @Override
        public void process(Record<String, Long> record) {
            throw new AssertionError("no record was sent");
        }
    }

    /** Does nothing but before a commit. */
    private record Running(Runnable beforeCommit) implements Processor<String, Long, String, Long> {

        @Override
        public void init(ProcessorContext<String, Long> context) {
            CommitHook.of(context, HOOK, beforeCommit);
        }

        @Override
        public void process(Record<String, Long> record) {
            // Only the hook is of interest.
        }
    }

    /** Notes whether there is a source of the record at hand while the hook runs. */
    private record Looking(List<Boolean> present) implements Processor<String, Long, String, Long> {

        @Override
        public void init(ProcessorContext<String, Long> context) {
            CommitHook.of(
                    context,
                    HOOK,
                    () -> present.add(context.recordMetadata()
                            .map(metadata -> metadata.topic() != null)
                            .orElse(false)));
        }

        @Override
        public void process(Record<String, Long> record) {
            // Only the hook is of interest.
        }
    }

    private static TopologyTestDriver run(
            ProcessorSupplier<String, Long, String, Long> processor, StoreBuilder<?>... stores) {
        return new TopologyTestDriver(topology(processor, stores), properties(), Instant.EPOCH);
    }

    private static Topology topology(
            ProcessorSupplier<String, Long, String, Long> processor, StoreBuilder<?>... stores) {
        Topology topology = new Topology();
        topology.addSource("in", Serdes.String().deserializer(), Serdes.Long().deserializer(), "in");
        topology.addProcessor("sum", processor, "in");
        for (StoreBuilder<?> store : stores) {
            topology.addStateStore(store, "sum");
        }
        return topology.addSink(
                "out", "out", Serdes.String().serializer(), Serdes.Long().serializer(), "sum");
    }

    private static StoreBuilder<?> totals() {
        return Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(SumPerCommit.TOTALS), Serdes.String(), Serdes.Long());
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "commit-hook-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        return properties;
    }

    private static TestInputTopic<String, Long> input(TopologyTestDriver driver) {
        return driver.createInputTopic(
                "in", Serdes.String().serializer(), Serdes.Long().serializer());
    }

    private static TestOutputTopic<String, Long> output(TopologyTestDriver driver) {
        return driver.createOutputTopic(
                "out", Serdes.String().deserializer(), Serdes.Long().deserializer());
    }
}
