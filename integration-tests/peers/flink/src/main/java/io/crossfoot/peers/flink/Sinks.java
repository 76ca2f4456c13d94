package io.crossfoot.peers.flink;

import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How both jobs write to Kafka: in transactions, which a completed checkpoint commits. */
final class Sinks {

    private Sinks() {}

    static <T> KafkaSink<T> exactlyOnce(Settings settings, String topic, KafkaRecordSerializationSchema<T> serializer) {
        return KafkaSink.<T>builder()
                .setBootstrapServers(settings.bootstrap())
                .setRecordSerializer(serializer)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(topic)
                // Some transactional ids taken in turn, rather than a new one for each checkpoint.
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                // Long enough to outlive a recovery, below the broker's limit of 15 minutes (Flink's default is an
                // hour).
                .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "600000")
                .setProperty(ProducerConfig.BATCH_SIZE_CONFIG, "131072")
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, "20")
                .setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4")
                .build();
    }
}
