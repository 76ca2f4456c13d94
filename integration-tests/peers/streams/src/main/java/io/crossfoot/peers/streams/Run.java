package io.crossfoot.peers.streams;

import io.crossfoot.events.LedgerEntry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/** One file's way to its results, by the loader and the Streams app at the same time. */
final class Run implements AutoCloseable {

    private final Settings settings;
    private final String events;
    private final String results;
    private final LedgerEntrySerde entrySerde;
    private final HourlyApp app;

    /** Starts the app, which waits for events. */
    Run(String runId, Settings settings) throws Exception {
        this.settings = settings;
        this.events = runId + ".events";
        this.results = runId + ".results";
        this.entrySerde = new LedgerEntrySerde(RegisteredSchema.register(settings.registry(), events));
        Topology topology = HourlyTotals.topology(events, entrySerde, results);
        this.app = new HourlyApp(runId + ".hourly-totals", topology, settings);
    }

    /** Returns the topic of the results when they are complete and committed. */
    String toResults(Path file) throws Exception {
        try (KafkaProducer<String, LedgerEntry> producer = producer()) {
            app.awaitResults(new Loader(producer, events).load(file), results);
        }
        return results;
    }

    private KafkaProducer<String, LedgerEntry> producer() {
        Map<String, Object> producer = new HashMap<>(settings.tuning().producer());
        producer.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        producer.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, events + ".loader");
        return new KafkaProducer<>(producer, new StringSerializer(), entrySerde.serializer());
    }

    @Override
    public void close() {
        app.close();
    }
}
