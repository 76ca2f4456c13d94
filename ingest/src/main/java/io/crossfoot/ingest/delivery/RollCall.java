package io.crossfoot.ingest.delivery;

import io.crossfoot.common.topic.CrossfootTopics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which instances of ingest are there: all are members of one consumer group, which exists for its roll alone.
 * Kafka strikes off who is silent for too long, and who leaves. Nobody reads by the group, so its partitions mean
 * nothing.
 */
final class RollCall implements Presence {

    private static final Logger log = LoggerFactory.getLogger(RollCall.class);

    private static final String GROUP = "crossfoot-ingest";
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(500);
    private static final Duration WHILE_JOINING = Duration.ofMillis(50);
    private static final Duration BEFORE_JOINING_AGAIN = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(3);

    /** How many heartbeats may get lost before an instance passes for gone. */
    private static final int HEARTBEATS = 4;

    private final String instance;
    private final Duration timeout;
    private final Map<String, Object> kafka;
    private final Coordinators coordinators;
    private final Thread thread;
    private final StopSignal stop = new StopSignal();
    private volatile Set<String> roll = Set.of();

    /**
     * The roll on which this instance is to be.
     *
     * @param timeout for how long an instance may be silent before it passes for gone
     * @param kafka Kafka's client properties
     */
    RollCall(String instance, Duration timeout, Map<String, Object> kafka, Coordinators coordinators) {
        this.instance = instance;
        this.timeout = timeout;
        this.kafka = Map.copyOf(kafka);
        this.coordinators = coordinators;
        this.thread = new Thread(this::takePartUntilStopped, "roll-call");
        thread.setDaemon(true);
    }

    @Override
    public boolean isCounted() {
        return roll.contains(instance);
    }

    @Override
    public boolean isAlone() {
        return roll.stream().allMatch(instance::equals);
    }

    @Override
    public boolean isPresent(String other) {
        if (isCounted() && !roll.contains(other)) {
            call();
        }
        return !isCounted() || roll.contains(other);
    }

    private void call() {
        roll = coordinators.members(GROUP);
    }

    /** Has this instance be put on the roll; that takes a moment. */
    void join() {
        thread.start();
    }

    /** Has this instance struck off, once it sends nothing more: the others go on with its files at once. */
    void leave() throws InterruptedException {
        stop.request();
        thread.join(LEAVE_LIMIT.toMillis());
    }

    private void takePartUntilStopped() {
        try {
            while (!stop.isRequested()) {
                takePart();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takePart() throws InterruptedException {
        try {
            KafkaConsumer<byte[], byte[]> member = member();
            try {
                answer(member);
            } finally {
                member.close(CloseOptions.timeout(CLOSE_LIMIT));
            }
        } catch (KafkaException e) {
            log.atWarn()
                    .addKeyValue("group", GROUP)
                    .addKeyValue("instance", instance)
                    .addKeyValue("reason", e.toString())
                    .log("This instance cannot be in the group of ingest's instances, and takes no files. It needs"
                            + " Read on the group, and an instance-timeout that the broker allows"
                            + " (group.min.session.timeout.ms)");
            stop.await(BEFORE_JOINING_AGAIN);
        }
    }

    private void answer(KafkaConsumer<byte[], byte[]> member) {
        member.subscribe(List.of(CrossfootTopics.INGEST), new ReadNothing(member));
        while (!stop.isRequested()) {
            member.poll(isCounted() ? BETWEEN_CALLS : WHILE_JOINING);
            // Before it has joined, there may be no such group, which Kafka's client would call an error.
            if (!member.groupMetadata().memberId().isEmpty()) {
                callOrKeep();
            }
        }
    }

    /** While nobody answers, nobody can be told to be gone. */
    private void callOrKeep() {
        try {
            call();
        } catch (KafkaException e) {
            log.debug("The roll of group {} stays as it was: {}", GROUP, e.toString());
        }
    }

    private KafkaConsumer<byte[], byte[]> member() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, instance);
        // With the newer protocol the broker alone says how long a member may be silent.
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CLASSIC.name());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) timeout.toMillis() / HEARTBEATS);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) KafkaPatience.CALL.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) KafkaPatience.REQUEST.toMillis());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Pauses whatever partitions this member is given. */
    private record ReadNothing(KafkaConsumer<byte[], byte[]> member) implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            member.pause(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // Nothing was read.
        }
    }
}
