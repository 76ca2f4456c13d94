package io.crossfoot.aggregate.combine;

import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import io.crossfoot.common.event.Event;
import io.crossfoot.common.event.EventMessages;
import io.crossfoot.common.event.EventVisitor;
import io.crossfoot.common.event.ProjectedReader;
import io.crossfoot.common.event.UnreadableEvent;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.Fields;
import io.crossfoot.common.streams.Bundle;
import io.crossfoot.common.streams.CommitHook;
import io.crossfoot.schema.EndOfBatch;
import io.crossfoot.schema.Reject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Adds up the events of one partition on the heap, and settles just before the task commits: sends what they came to,
 * and holds nothing over the commit. So the partials topic is all the log that the map side needs.
 */
final class CombineTask implements EventVisitor {

    private static final Logger log = LoggerFactory.getLogger(CombineTask.class);

    private final Combine step;
    private final Feed feed;
    private final ProcessorContext<Object, SpecificRecord> context;
    private final EventMessages messages;
    private final ProjectedReader fields;
    private final List<Grouping> groupings;
    private final Settlement settlement;
    private final Map<String, CombinedBatch> batches = new HashMap<>();
    private final Meter records;
    private final Meter rejects;
    private final CombinedBatch none;
    private CombinedBatch current;
    private long counted;

    CombineTask(Combine step, ProcessorContext<Object, SpecificRecord> context) {
        this.step = step;
        this.feed = step.feed();
        this.context = context;
        this.messages = new EventMessages(feed.events(), step.schemas());
        this.fields = new ProjectedReader(feed.eventSchema(), Grouping.fields(feed), step.schemas());
        this.groupings = feed.aggregates().stream()
                .map(aggregate -> new Grouping(aggregate, feed, fields.schema()))
                .toList();
        this.settlement = new Settlement(step, context);
        this.records = step.metrics().meter(MetricRegistry.name("aggregate", feed.name(), "records"));
        this.rejects = step.metrics().meter(MetricRegistry.name("aggregate", feed.name(), "rejects"));
        this.none = new CombinedBatch("", groupings);
        this.current = none;
        CommitHook.of(context, step.hook(), this::settle);
    }

    void process(Record<byte[], byte[]> record) {
        Bundle.forEach(record, context, this::message);
        records.mark(counted);
        counted = 0;
        if (groups() > step.maxGroups()) {
            settle();
        }
    }

    private void message(ConsumerRecord<byte[], byte[]> message) {
        try {
            counted += messages.read(message.key(), message.value(), message.headers(), this);
        } catch (UnreadableEvent e) {
            reject(e);
        }
    }

    @Override
    public void event(Event event) {
        Fields record;
        try {
            record = fields.read(event);
        } catch (UnreadableEvent e) {
            reject(e);
            return;
        }
        for (CombinedGroups groups : batch(event.batch()).aggregates()) {
            if (!groups.add(record)) {
                send(Rejects.withoutTime(
                        event.stamp(), groups.aggregate(), feed.eventTime().orElse("")));
            }
        }
    }

    /** When the last task's marker has come, the merge should not wait for the commit interval to hear of it. */
    @Override
    public void endOfBatch(EndOfBatch marker) {
        batch(marker.getBatch()).end(marker);
        context.commit();
    }

    private int groups() {
        return batches.values().stream().mapToInt(CombinedBatch::groups).sum();
    }

    private void settle() {
        settlement.settle(batches.values());
        current = none;
    }

    /** Without a stamp it is of no batch that could count it: the gap it leaves is for the audit to find. */
    private void reject(UnreadableEvent event) {
        event.stamp().ifPresent(stamp -> batch(stamp.batch()).reject(event.records()));
        send(Rejects.unreadable(event));
    }

    /** One line for each would flood the log; the rejects topic has them all. Only what is of no batch is shown nowhere else. */
    private void send(Reject reject) {
        log.atLevel(reject.getBatch().isEmpty() ? Level.WARN : Level.DEBUG)
                .addKeyValue("batch", reject.getBatch())
                .addKeyValue("sequence", reject.getSequence())
                .addKeyValue("partition", context.taskId().partition())
                .addKeyValue("reason", reject.getReason())
                .log("Event rejected");
        rejects.mark();
        context.forward(new Record<>(Rejects.key(reject), reject, context.currentStreamTimeMs()), step.rejectsSink());
    }

    private CombinedBatch batch(String name) {
        if (!name.equals(current.batch())) {
            current = batches.computeIfAbsent(name, unseen -> new CombinedBatch(unseen, groupings));
        }
        return current;
    }
}
