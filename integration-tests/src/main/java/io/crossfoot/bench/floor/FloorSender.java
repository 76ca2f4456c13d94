package io.crossfoot.bench.floor;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends the messages of a file, in transactions of a second. For one thread. */
final class FloorSender implements AutoCloseable {

    private static final long TRANSACTION_NANOS = 1_000_000_000;
    private static final int BUFFER = 1 << 20;

    private final KafkaProducer<byte[], byte[]> producer;

    /** With the settings that ingest's producer has. */
    FloorSender(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "transactional.id",
                "floor",
                "transaction.timeout.ms",
                30_000,
                "buffer.memory",
                32 << 20,
                "batch.size",
                256 << 10,
                "linger.ms",
                20,
                "compression.type",
                "lz4");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Returns how many messages were sent, once all are committed; a failure to send shows at the commit. */
    @SuppressWarnings("FutureReturnValueIgnored")
    long send(Path file, String topic) throws IOException {
        long messages = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            long begun = begin();
            for (int partition = in.readInt(); partition != MessageFile.END; partition = in.readInt()) {
                int keyLength = in.readInt();
                byte[] value = new byte[in.readInt()];
                byte[] key = keyLength == MessageFile.NO_KEY ? null : in.readNBytes(keyLength);
                in.readFully(value);
                producer.send(new ProducerRecord<>(topic, partition, key, value));
                messages++;
                if (messages % 64 == 0 && System.nanoTime() - begun >= TRANSACTION_NANOS) {
                    producer.commitTransaction();
                    begun = begin();
                }
            }
        }
        producer.commitTransaction();
        return messages;
    }

    private long begin() {
        producer.beginTransaction();
        return System.nanoTime();
    }

    @Override
    public void close() {
        producer.close();
    }
}
