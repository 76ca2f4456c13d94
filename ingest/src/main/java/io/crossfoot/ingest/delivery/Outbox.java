package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.StampWriter;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.EndOfBatch;
import io.crossfoot.schema.Granularity;
import io.crossfoot.schema.Reject;
import io.crossfoot.schema.ResumePoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts what a task has to say into messages for the right topics, in transactions. For one thread. */
final class Outbox {

    private static final byte[] NOTHING = {};

    private final Feed feed;
    private final Task task;
    private final FeedEncoder encoder;
    private final Transaction transaction;
    private final StampWriter stamps;
    private final EventSender events;

    Outbox(Feed feed, Task task, FeedEncoder encoder, Transaction transaction) {
        this.feed = feed;
        this.task = task;
        this.encoder = encoder;
        this.transaction = transaction;
        this.stamps = new StampWriter(task.batch(), task.number());
        this.events = feed.granularity() == Granularity.BLOCK
                ? new BlockSender(feed.events(), encoder.blockId(), task.partitions(), stamps, transaction)
                : new RecordSender(feed.events(), encoder.eventId(), stamps, transaction);
    }

    /** Sends an event, at once or with others of its partition. */
    void event(SourceRecord record, byte[] key, int partition, long partitionSequence) {
        transaction.countRecord();
        events.send(record, key, partition, partitionSequence);
    }

    void reject(Reject reject) {
        transaction.countRecord();
        String key = reject.getBatch() + '#' + reject.getTask() + '#' + reject.getSequence();
        send(feed.rejects(), key, reject);
    }

    /** Sends the events that are held back: a block ends where its section does. */
    void sectionEnded() {
        events.flush();
    }

    /** Sends a message to all who follow the batch. */
    void control(IndexedRecord message) {
        send(CrossfootTopics.CONTROL, task.batch().toString(), message);
    }

    /** Sends the end-of-batch marker to its partition, behind the last event there. */
    void marker(EndOfBatch marker) {
        events.flush();
        transaction.send(new ProducerRecord<>(
                feed.events(),
                marker.getPartition(),
                null,
                null,
                encoder.encode(feed.events(), marker),
                List.of(new MessageHeader(EventHeaders.MARKER, NOTHING))));
    }

    boolean isCommitDue() {
        return transaction.isDue();
    }

    /** The same while no record comes: a transaction that stays open is dropped by the broker in the end. */
    boolean isCommitDueWhileWaiting() {
        return transaction.isOld();
    }

    /** Commits all that was sent together with where it ends. */
    void commit(ResumePoint point) {
        events.flush();
        send(CrossfootTopics.INGEST, resumeKey(point), point);
        transaction.commit();
    }

    /** What a resume point stands under in the topic {@value CrossfootTopics#INGEST}. */
    static String resumeKey(ResumePoint point) {
        return point.getBatch() + '#' + point.getTask();
    }

    /** Takes back what was sent since the last commit. */
    void abort() {
        transaction.abort();
    }

    private void send(String topic, String key, IndexedRecord value) {
        transaction.send(
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), encoder.encode(topic, value)));
    }
}
