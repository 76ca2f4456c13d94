package io.crossfoot.peers.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** The Streams app of one run, an application of its own: its state and its internal topics go when it is closed. */
final class HourlyApp implements AutoCloseable {

    private static final long POLL_MILLIS = 50;

    private final String applicationId;
    private final KafkaStreams streams;
    private final Admin admin;

    private volatile Throwable failure;

    HourlyApp(String applicationId, Topology topology, Settings settings) {
        this.applicationId = applicationId;
        this.streams = new KafkaStreams(topology, configuration(applicationId, settings));
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap()));
        streams.setUncaughtExceptionHandler(exception -> {
            failure = exception;
            return SHUTDOWN_CLIENT;
        });
        streams.start();
    }

    private static Properties configuration(String applicationId, Settings settings) {
        Properties configuration = new Properties();
        configuration.putAll(settings.tuning().streams());
        configuration.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        configuration.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        configuration.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        configuration.put(StreamsConfig.STATE_DIR_CONFIG, settings.work().toString());
        return configuration;
    }

    /** Returns when all results are committed of events whose last ones stand at {@code lastEvents}. */
    void awaitResults(Map<TopicPartition, Long> lastEvents, String results)
            throws InterruptedException, ExecutionException {
        Completion completion = new Completion(admin, applicationId, lastEvents, results);
        while (!completion.isReached()) {
            if (failure != null) {
                throw new IllegalStateException("The Streams app has failed", failure);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    @Override
    public void close() {
        streams.close();
        streams.cleanUp();
        try (admin) {
            admin.deleteTopics(internalTopics()).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Cannot delete the internal topics of " + applicationId, e);
        }
    }

    private List<String> internalTopics() throws InterruptedException, ExecutionException {
        return admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(applicationId + "-"))
                .toList();
    }
}
