package io.crossfoot.common.event;

import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.Stamp;
import io.crossfoot.common.batch.StampReader;
import io.crossfoot.common.block.BlockReader;
import io.crossfoot.common.registry.AvroDecoder;
import io.crossfoot.common.registry.Schemas;
import io.crossfoot.common.registry.UnknownSchema;
import io.crossfoot.common.registry.WireFormat;
import io.crossfoot.schema.EndOfBatch;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Tells the messages of an events topic apart, and hands on their events one by one without decoding them. A stage that
 * reads through this need not know whether a feed sends records or blocks. For one thread.
 */
public final class EventMessages {

    private static final byte[] NO_KEY = {};

    private final String topic;
    private final AvroDecoder markers;
    private final StampReader stamps = new StampReader();
    private final BlockReader block = new BlockReader();
    private final Event event = new Event();

    /**
     * @param topic named in errors
     * @param schemas the registry's, for the markers
     */
    public EventMessages(String topic, Schemas schemas) {
        this.topic = topic;
        this.markers = AvroDecoder.toGenerated(schemas);
    }

    /**
     * Visits what one message holds.
     *
     * @return how many events there were; 0 for a marker
     * @throws UnreadableEvent if the message is damaged; nothing of it has been visited then
     * @throws io.crossfoot.common.registry.RegistryUnavailable if a marker's schema is not known yet and cannot be asked for
     */
    public int read(byte @Nullable [] key, byte @Nullable [] value, Headers headers, EventVisitor visitor) {
        EventHeaders found = EventHeaders.of(headers);
        if (found.isMarker()) {
            visitor.endOfBatch(marker(value));
            return 0;
        }
        Stamp stamp = stamp(found);
        int records = records(found, stamp);
        byte[] message = open(value, stamp, found.isBlock(), records);
        return found.isBlock() ? visitBlock(message, records, visitor) : visitRecord(key, message, visitor);
    }

    /** Moves the event to the message and checks that it can be visited to its end. */
    private byte[] open(byte @Nullable [] value, Stamp stamp, boolean isBlock, int records) {
        try {
            byte[] message = present(value);
            event.moveToMessage(stamp, WireFormat.schemaId(message), isBlock);
            if (isBlock) {
                openBlock(message, records);
            }
            return message;
        } catch (SerializationException | IllegalArgumentException e) {
            throw UnreadableEvent.of(stamp, records, e);
        }
    }

    private int visitRecord(byte @Nullable [] key, byte[] message, EventVisitor visitor) {
        byte[] keyBytes = key == null ? NO_KEY : key;
        event.key(keyBytes, 0, keyBytes.length);
        event.value(message, WireFormat.PREFIX_BYTES, message.length - WireFormat.PREFIX_BYTES);
        visitor.event(event);
        return 1;
    }

    private int visitBlock(byte[] message, int records, EventVisitor visitor) {
        for (int i = 0; i < records; i++) {
            event.moveToRecord(i, block.sequence(i));
            event.key(message, block.keyStart(i), block.keyLength(i));
            event.value(message, block.start(i), block.length(i));
            visitor.event(event);
        }
        return records;
    }

    /** Finds all records of a block first, so that no event of a damaged one is visited. */
    private void openBlock(byte[] message, int records) {
        int found = block.moveTo(message);
        if (found != records) {
            throw new IllegalArgumentException("a block of %d records whose header says %d".formatted(found, records));
        }
    }

    private EndOfBatch marker(byte @Nullable [] value) {
        try {
            IndexedRecord marker = markers.decode(topic, present(value));
            if (marker instanceof EndOfBatch end) {
                return end;
            }
            throw new SerializationException(
                    "a marker of type " + marker.getSchema().getFullName());
        } catch (SerializationException | UnknownSchema e) {
            throw UnreadableEvent.ofTopic(topic, 0, e);
        }
    }

    private static int records(EventHeaders headers, Stamp stamp) {
        try {
            return headers.records();
        } catch (IllegalArgumentException e) {
            throw UnreadableEvent.of(stamp, 1, e);
        }
    }

    private Stamp stamp(EventHeaders headers) {
        try {
            return stamps.read(headers.stamp());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw UnreadableEvent.ofTopic(topic, 1, e);
        }
    }

    private static byte[] present(byte @Nullable [] value) {
        if (value == null) {
            throw new SerializationException("it has no value");
        }
        return value;
    }
}
