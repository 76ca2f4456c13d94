package io.crossfoot.ingest.delivery;

import io.crossfoot.common.block.BlockSchema;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.AvroEncoder;
import io.crossfoot.common.registry.SchemaIds;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.schema.BatchEnded;
import io.crossfoot.schema.BatchStarted;
import io.crossfoot.schema.EndOfBatch;
import io.crossfoot.schema.Granularity;
import io.crossfoot.schema.Reject;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.TaskEnded;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Encodes what a feed's delivery sends beside the events, and knows the ids of these. It asks the registry for every schema at once when it is made, so that a
 * delivery can neither begin nor break off because of it. For one thread.
 */
final class FeedEncoder {

    private final AvroEncoder avro;
    private final int eventId;
    private final int blockId;

    /**
     * @param registry the registry serdes' configuration
     * @throws io.crossfoot.common.registry.SchemaRefused if the feed's type is not compatible with what it was
     * @throws io.crossfoot.common.registry.RegistryException if the registry is not there
     */
    FeedEncoder(Feed feed, Map<String, ?> registry) {
        SchemaIds ids = SchemaIds.ofValues(registry);
        this.avro = new AvroEncoder(ids);
        Schema event = feed.eventSchema();
        ids.refuseMisreading(feed.events(), event);
        this.eventId = ids.idFor(feed.events(), event);
        ids.idFor(feed.events(), EndOfBatch.getClassSchema());
        ids.idFor(feed.rejects(), Reject.getClassSchema());
        ids.idFor(CrossfootTopics.CONTROL, BatchStarted.getClassSchema());
        ids.idFor(CrossfootTopics.CONTROL, TaskEnded.getClassSchema());
        ids.idFor(CrossfootTopics.CONTROL, BatchEnded.getClassSchema());
        ids.idFor(CrossfootTopics.INGEST, ResumePoint.getClassSchema());
        this.blockId = feed.granularity() == Granularity.BLOCK ? ids.idFor(feed.events(), BlockSchema.of(event)) : 0;
    }

    /** The record in the registry's wire format. */
    byte[] encode(String topic, IndexedRecord record) {
        return avro.encode(topic, record);
    }

    /** The registry's id of the type of the feed's events. */
    int eventId() {
        return eventId;
    }

    /** The registry's id of the type of the feed's blocks; only for a feed that is sent in blocks. */
    int blockId() {
        return blockId;
    }
}
