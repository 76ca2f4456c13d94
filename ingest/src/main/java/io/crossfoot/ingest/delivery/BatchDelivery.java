package io.crossfoot.ingest.delivery;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.Fields;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.format.SourceWaits;
import io.crossfoot.ingest.source.EventFields;
import io.crossfoot.ingest.source.EventKey;
import io.crossfoot.schema.IngestState;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.Tally;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * Sends one source as one task of a batch. Each transaction carries the resume point that it ends at, so that events and
 * resume point are there together or not at all. Of a batch of several tasks, the first one says that it starts, and the
 * last one that it ends:
 *
 * <pre>
 *   BatchStarted  event event reject  ResumePoint ┃ event event event  ResumePoint ┃ … ┃ event  markers  TaskEnded  BatchEnded  ResumePoint ┃
 *                                              commit                           commit                                                  commit
 * </pre>
 */
final class BatchDelivery {

    private static final int RECORDS_PER_LOOK = 1024;

    private final Feed feed;
    private final Task task;
    private final Outbox outbox;
    private final DeliveryWatch watch;
    private final EventFields fields;
    private final EventKey keys;
    private final TaskMessages messages;
    private final TaskCount count;
    private final Replay replay;
    private boolean started;
    private int sinceLook;

    /**
     * @param instance that the batch is allotted to
     * @param committed where to go on; empty for a task that has not begun
     */
    BatchDelivery(
            Feed feed,
            Task task,
            String instance,
            Optional<ResumePoint> committed,
            FeedEncoder encoder,
            Transaction transaction,
            DeliveryWatch watch,
            Clock clock) {
        this.feed = feed;
        this.task = task;
        this.outbox = new Outbox(feed, task, encoder, transaction);
        this.watch = watch;
        this.fields = new EventFields(feed);
        this.keys = new EventKey(fields.schema(), feed.key());
        this.messages = new TaskMessages(task, instance, clock);
        this.count = new TaskCount(feed, fields.schema(), task.partitions());
        this.replay = new Replay(feed, committed);
        this.started = committed.isPresent() || !task.isFirst();
    }

    /**
     * Reads the source to its end, and sends all of it that is not committed yet.
     *
     * @return what was read
     * @throws DeliveryException if it cannot or must not be sent to its end; nothing is left open
     * @throws org.apache.kafka.common.KafkaException if Kafka fails. What of the last transaction was committed is then
     *     unknown, and the producer must not be used again
     */
    SourceReport deliver(BatchReader reader) throws IOException {
        try {
            SourceItem item = reader.next();
            while (!(item instanceof SourceEnded)) {
                accept(item);
                item = reader.next();
            }
            return end((SourceEnded) item);
        } catch (DeliveryException | IOException e) {
            outbox.abort();
            throw e;
        }
    }

    private void accept(SourceItem item) {
        if (item instanceof SourceRecord record) {
            pass(record);
            recordDone();
        } else if (item instanceof RejectedRecord record) {
            reject(record);
            recordDone();
        } else if (item instanceof SectionEnded section) {
            outbox.sectionEnded();
            count.sectionEnded(section);
        } else if (item instanceof SourceWaits) {
            sourceWaits();
        }
    }

    private void pass(SourceRecord record) {
        Fields event = fields.of(record.event());
        byte[] key = keys.of(event);
        int partition = EventKey.partition(key, task.partitions());
        long partitionSequence = count.passed(record, event, partition, key);
        if (replay.isOver()) {
            start();
            outbox.event(record, key, partition, partitionSequence);
        }
    }

    private void reject(RejectedRecord record) {
        Tally counted = count.rejected(record);
        if (replay.isOver()) {
            start();
            outbox.reject(messages.reject(record, counted));
        }
    }

    private void start() {
        if (!started) {
            outbox.control(messages.started(feed.granularity()));
            started = true;
        }
    }

    private void recordDone() {
        boolean stop = look();
        if (!replay.isOver()) {
            replay.counted(count);
        } else if (stop || outbox.isCommitDue()) {
            commit(IngestState.STARTED);
        }
        if (stop) {
            throw new DeliveryStopped(task.batch(), count.sequence());
        }
    }

    private void sourceWaits() {
        boolean stop = watch.mustStop();
        if (outbox.isCommitDueWhileWaiting()) {
            commit(IngestState.STARTED);
        }
        if (stop) {
            throw new DeliveryStopped(task.batch(), count.sequence());
        }
    }

    private boolean look() {
        sinceLook++;
        if (sinceLook < RECORDS_PER_LOOK) {
            return false;
        }
        sinceLook = 0;
        watch.progress(count);
        return watch.mustStop();
    }

    private SourceReport end(SourceEnded end) throws IOException {
        replay.sourceEnded(count);
        watch.sourceRead();
        SourceReport report = count.ended(end);
        start();
        for (int partition = 0; partition < task.partitions(); partition++) {
            outbox.marker(messages.marker(partition, count.partitions().tally(partition)));
        }
        messages.ended(report).forEach(outbox::control);
        if (task.isLast()) {
            outbox.control(messages.batchEnded(feed, report));
        }
        commit(IngestState.ENDED);
        return report;
    }

    private void commit(IngestState state) {
        watch.beforeCommit();
        ResumePoint point = messages.resumePoint(state, count);
        outbox.commit(point);
        watch.progress(count);
        watch.committed(point);
    }
}
