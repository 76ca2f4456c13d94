package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.StampWriter;
import io.crossfoot.common.block.BlockWriter;
import io.crossfoot.ingest.format.SourceRecord;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.io.BinaryData;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Consecutive records of a partition and section in one message, with the stamp of the first. */
final class BlockSender implements EventSender {

    /** Bytes of a block: large enough that the cost of a message no longer shows, small enough for a consumer's patience. */
    private static final int FULL = 1 << 16;

    private static final int LONGEST_INT = 5;

    private final String topic;
    private final int schemaId;
    private final StampWriter stamps;
    private final Transaction transaction;
    private final List<Block> blocks;
    private String section = "";

    /** @param schemaId the registry's id of the block's type */
    BlockSender(String topic, int schemaId, int partitions, StampWriter stamps, Transaction transaction) {
        this.topic = topic;
        this.schemaId = schemaId;
        this.stamps = stamps;
        this.transaction = transaction;
        this.blocks = IntStream.range(0, partitions).mapToObj(Block::new).toList();
    }

    @Override
    public void send(SourceRecord record, byte[] key, int partition, long partitionSequence) {
        if (!record.section().equals(section)) {
            flush();
            section = record.section();
        }
        Block block = blocks.get(partition);
        block.add(record, key, partitionSequence);
        if (block.records.size() >= FULL) {
            send(block);
        }
    }

    @Override
    public void flush() {
        for (Block block : blocks) {
            if (block.records.count() > 0) {
                send(block);
            }
        }
    }

    private void send(Block block) {
        byte[] count = avroInt(block.records.count());
        byte[] stamp = stamps.write(section, block.firstSequence, block.firstPartitionSequence);
        transaction.send(new ProducerRecord<>(
                topic,
                block.partition,
                null,
                null,
                block.records.drain(schemaId),
                List.of(new MessageHeader(EventHeaders.STAMP, stamp), new MessageHeader(EventHeaders.BLOCK, count))));
    }

    private static byte[] avroInt(int value) {
        byte[] bytes = new byte[LONGEST_INT];
        int length = BinaryData.encodeInt(value, bytes, 0);
        return Arrays.copyOf(bytes, length);
    }

    /** What is held back for one partition. */
    private static final class Block {

        private final int partition;
        private final BlockWriter records = new BlockWriter();
        private long firstSequence;
        private long firstPartitionSequence;

        Block(int partition) {
            this.partition = partition;
        }

        void add(SourceRecord record, byte[] key, long partitionSequence) {
            if (records.count() == 0) {
                firstSequence = record.sequence();
                firstPartitionSequence = partitionSequence;
            }
            AvroBuffer event = record.event();
            records.add(record.sequence(), key, event.bytes(), 0, event.size());
        }
    }
}
