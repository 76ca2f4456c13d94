package io.crossfoot.common.streams;

import io.crossfoot.common.app.Lifecycle;
import io.crossfoot.common.app.Service;
import io.crossfoot.common.http.Health;
import io.crossfoot.common.http.HealthCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a Streams app, exactly once. It is ready while it processes, not while it restores or waits for its partitions.
 *
 * <p>Where the last run did not end by itself, its files are removed before the start: under exactly-once Kafka would
 * restore them from the changelog in any case, and stumbling over what is left of them is what KAFKA-20808 is about.
 */
public final class StreamsRunner implements Service, HealthCheck {

    private static final Logger log = LoggerFactory.getLogger(StreamsRunner.class);

    /** Long enough for a last commit, short enough for what supervisors allow. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final StreamsApp app;
    private final Map<String, Object> properties;
    private final RunMarker marker;
    private final FailurePolicy failures;
    private final Lifecycle lifecycle;
    private volatile @Nullable KafkaStreams streams;

    /** @param kafka Kafka's client properties */
    public StreamsRunner(
            StreamsApp app, StreamsAppConfig config, Map<String, Object> kafka, Lifecycle lifecycle, Clock clock) {
        this.app = app;
        this.properties = config.properties(app.applicationId(), kafka);
        this.marker = new RunMarker(config.stateFolder(), app.applicationId());
        this.lifecycle = lifecycle;
        this.failures = new FailurePolicy(clock, lifecycle::fail);
    }

    @Override
    public void start() {
        KafkaStreams built = build();
        streams = built;
        removeWhatACrashLeft(built);
        marker.place();
        built.start();
    }

    /** Commits what has been processed, hands the partitions to the other instances, and stops. */
    @Override
    public void stop() {
        KafkaStreams running = streams;
        if (running == null) {
            return;
        }
        boolean wasWell = running.state() != State.ERROR;
        boolean closed = running.close(
                CloseOptions.timeout(STOP_LIMIT).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        if (wasWell && closed) {
            marker.remove();
        } else {
            log.warn("Streams app {} did not stop cleanly; its next start restores all state", app.applicationId());
        }
    }

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public Health check() {
        KafkaStreams running = streams;
        State state = running == null ? State.CREATED : running.state();
        return state == State.RUNNING ? Health.ready() : Health.notReady("Kafka Streams is " + state);
    }

    private KafkaStreams build() {
        StreamsConfig config = new StreamsConfig(properties);
        Properties asProperties = new Properties();
        asProperties.putAll(properties);
        asProperties.put(OutgoingBundle.SETTING, true);
        KafkaStreams built =
                new KafkaStreams(app.topology().apply(config), asProperties, new BundlingClients(app.bundled()));
        built.setUncaughtExceptionHandler(this::onFailure);
        built.setStateListener(this::onChange);
        return built;
    }

    /**
     * Kafka throws the error once more when it has replaced the thread. Only of its first threads does it keep that from the
     * JVM's own handler, which would end the app: a replacement would be the last.
     */
    private StreamThreadExceptionResponse onFailure(Throwable error) {
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, again) -> log.debug("{} has ended", thread.getName(), again));
        return failures.handle(error);
    }

    private void removeWhatACrashLeft(KafkaStreams built) {
        if (marker.isLeftBehind()) {
            log.warn("Streams app {} did not end cleanly last time; restoring all its state", app.applicationId());
            built.cleanUp();
        }
    }

    private void onChange(State state, State before) {
        log.atInfo()
                .addKeyValue("app", app.applicationId())
                .addKeyValue("before", before)
                .addKeyValue("state", state)
                .log("Kafka Streams changed state");
        if (state == State.ERROR) {
            lifecycle.fail(new IllegalStateException("Streams app " + app.applicationId() + " is in state ERROR"));
        }
    }
}
