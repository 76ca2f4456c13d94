package io.crossfoot.reconcile.rest;

import static java.util.Objects.requireNonNull;

import io.crossfoot.common.app.Service;
import io.crossfoot.common.topic.Topic;
import io.crossfoot.schema.Decision;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Sends decisions with a producer of its own, as they are no part of any transaction. */
public final class KafkaDecisionPost implements DecisionPost, Service {

    /** An operator is waiting: better an answer that it failed than a long wait. */
    private static final int LIMIT_MILLIS = 5_000;

    private final Topic<String, SpecificRecord> control;
    private final Map<String, Object> configs;
    private @Nullable KafkaProducer<String, SpecificRecord> producer;

    /** @param kafka Kafka's client properties */
    public KafkaDecisionPost(Topic<String, SpecificRecord> control, Map<String, Object> kafka) {
        this.control = control;
        this.configs = new HashMap<>(kafka);
        configs.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configs.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        configs.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LIMIT_MILLIS);
        configs.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
        configs.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
    }

    @Override
    public synchronized void start() {
        producer = control.producer(configs);
    }

    @Override
    public synchronized void stop() {
        if (producer != null) {
            producer.close(Duration.ofMillis(LIMIT_MILLIS));
        }
    }

    @Override
    public void send(Decision decision, Consumer<Exception> failed) {
        try {
            Future<RecordMetadata> unused = started()
                    .send(control.record(decision.getBatch(), decision), (sent, failure) -> {
                        if (failure != null) {
                            failed.accept(failure);
                        }
                    });
        } catch (KafkaException e) {
            failed.accept(e);
        }
    }

    private synchronized KafkaProducer<String, SpecificRecord> started() {
        return requireNonNull(producer);
    }
}
