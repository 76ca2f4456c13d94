package io.crossfoot.common.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

class TopicTest {

    private static final Topic<String, Long> IN = new Topic<>("in", Serdes.String(), Serdes.Long());
    private static final Topic<String, String> OUT = new Topic<>("out", Serdes.String(), Serdes.String());

    @Test
    void carriesNameAndTypesThroughATopology() {
        // Given
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(IN.name(), IN.readAs("read-in"))
                .mapValues(String::valueOf)
                .to(OUT.name(), OUT.writeAs("write-out"));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "topic-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");

        try (TopologyTestDriver driver = new TopologyTestDriver(builder.build(), properties, Instant.EPOCH)) {
            // When
            driver.createInputTopic(
                            IN.name(),
                            IN.keySerde().serializer(),
                            IN.valueSerde().serializer())
                    .pipeInput("a", 1L);

            // Then
            assertThat(driver.createOutputTopic(
                                    OUT.name(),
                                    OUT.keySerde().deserializer(),
                                    OUT.valueSerde().deserializer())
                            .readKeyValuesToList())
                    .containsExactly(KeyValue.pair("a", "1"));
        }
    }

    @Test
    void letsTheKeyChooseThePartition() {
        assertThat(IN.record("a", 1L).partition()).isNull();
        assertThat(IN.record("a", null).value()).isNull();
    }
}
