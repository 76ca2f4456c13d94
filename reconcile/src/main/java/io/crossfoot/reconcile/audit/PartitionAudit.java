package io.crossfoot.reconcile.audit;

import io.crossfoot.common.batch.Stamp;
import io.crossfoot.common.event.Event;
import io.crossfoot.common.event.EventMessages;
import io.crossfoot.common.event.EventVisitor;
import io.crossfoot.common.event.UnreadableEvent;
import io.crossfoot.schema.EndOfBatch;
import io.crossfoot.schema.StageTally;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The audits of the batches that are coming into one partition. A batch that is complete leaves the heap at the next
 * commit: should one of its records come late, it is loaded again, and its report amended.
 */
final class PartitionAudit implements EventVisitor {

    private final Audit audit;
    private final AuditStore store;
    private final int partition;
    private final Map<String, EventMessages> topics = new HashMap<>();
    private final Map<String, FeedTotals> feeds = new HashMap<>();
    private final Map<String, BatchAudit> batches = new HashMap<>();
    private @Nullable BatchAudit current;
    private String topic = "";
    private long offset = -1;
    private long timestamp;
    private long counted;
    private boolean reportDue;

    /** Takes one part of a batch's report, and the timestamp it has: that of the batch's latest message. */
    interface Ledger {
        void report(StageTally tally, long timestamp);
    }

    PartitionAudit(Audit audit, AuditStore store, int partition) {
        this.audit = audit;
        this.store = store;
        this.partition = partition;
    }

    void message(ConsumerRecord<byte[], byte[]> message) {
        this.topic = message.topic();
        this.offset = message.offset();
        this.timestamp = message.timestamp();
        try {
            topics.computeIfAbsent(topic, name -> new EventMessages(name, audit.schemas()))
                    .read(message.key(), message.value(), message.headers(), this);
        } catch (UnreadableEvent e) {
            unreadable(e);
        }
    }

    /** How many events have been counted since this was last asked. */
    long takeCounted() {
        long taken = counted;
        counted = 0;
        return taken;
    }

    /** Whether a batch is complete: the commit that reports it should not wait for the interval. */
    boolean isReportDue() {
        return reportDue;
    }

    @Override
    public void event(Event event) {
        BatchAudit batch = batch(event.batch());
        if (batch == null) {
            audit.stray(topic, partition, offset);
        } else {
            batch.event(event, offset);
            counted++;
        }
    }

    @Override
    public void endOfBatch(EndOfBatch marker) {
        BatchAudit batch = batch(marker.getBatch());
        if (batch == null) {
            audit.stray(topic, partition, offset);
        } else {
            batch.endOfBatch(marker, partition, offset);
            reportDue |= batch.complete();
        }
    }

    /** Writes down what has changed since the last commit, and reports what is complete. */
    void keep(Ledger ledger) {
        Iterator<BatchAudit> each = batches.values().iterator();
        while (each.hasNext()) {
            BatchAudit batch = each.next();
            if (batch.complete()) {
                batch.report(partition, audit.partitions()).forEach(part -> ledger.report(part, batch.lastAt()));
                each.remove();
            }
            if (batch.changed()) {
                store.save(batch);
            }
        }
        current = null;
        reportDue = false;
    }

    void dropOlderThan(long time) {
        batches.values().removeIf(batch -> batch.lastAt() < time);
        current = null;
        store.dropOlderThan(time);
    }

    private void unreadable(UnreadableEvent failure) {
        Stamp stamp = failure.stamp().orElse(null);
        BatchAudit batch = stamp == null ? null : batch(stamp.batch());
        if (stamp == null || batch == null) {
            audit.stray(topic, partition, offset);
        } else {
            batch.unreadable(stamp, failure.records(), offset);
            counted += failure.records();
        }
    }

    /** The audit of the batch, the message noted there; null if no feed of the batch's name sends to this topic. */
    private @Nullable BatchAudit batch(String name) {
        BatchAudit batch = current;
        if (batch == null || !batch.batch().equals(name)) {
            batch = batches.computeIfAbsent(name, this::load);
            current = batch;
        }
        if (batch != null) {
            batch.message(offset, timestamp);
        }
        return batch;
    }

    private @Nullable BatchAudit load(String name) {
        return audit.feedOf(name, topic)
                .map(feed -> feeds.computeIfAbsent(feed.name(), absent -> new FeedTotals(feed, audit.schemas())))
                .map(totals -> store.load(name, totals).orElseGet(() -> new BatchAudit(name, totals)))
                .orElse(null);
    }
}
