package io.crossfoot.common.event;

import io.crossfoot.common.registry.Schemas;
import io.crossfoot.common.registry.UnknownSchema;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Decodes of each event the fields that a stage needs, and skips the rest. Whatever version of the feed's type an event
 * was written with, it is read by that one and projected. For one thread.
 *
 * <p>Values are as Avro encodes them (decimals are bytes, dates are ints, texts are {@code Utf8}): converting them
 * costs more than all the rest.
 */
public final class ProjectedReader {

    private final Schema projection;
    private final Schemas writers;
    private final GenericData plain = new GenericData();
    private final Map<Integer, DatumReader<IndexedRecord>> events = new HashMap<>();
    private final Map<Integer, DatumReader<IndexedRecord>> blocks = new HashMap<>();
    private final IndexedRecord record;
    private @Nullable DatumReader<IndexedRecord> lastReader;
    private int lastId;
    private boolean lastInBlock;
    private @Nullable BinaryDecoder decoder;

    /**
     * @param type the feed's own type, as this app knows it
     * @param fields those of its fields that are wanted; none it lacks
     * @param writers where the schemas are that wrote the events
     */
    public ProjectedReader(Schema type, Collection<String> fields, Schemas writers) {
        this.projection = Projection.of(type, fields);
        this.writers = writers;
        this.plain.setFastReaderEnabled(true);
        this.record = new GenericData.Record(projection);
    }

    /** The type of the records: the wanted fields in the order of the feed's type. */
    public Schema schema() {
        return projection;
    }

    /**
     * Decodes one event.
     *
     * @return always the same record, filled anew
     * @throws UnreadableEvent if it is damaged, or of a type that cannot be read as the feed's
     * @throws io.crossfoot.common.registry.RegistryUnavailable if its schema is not known yet and cannot be asked for
     */
    public IndexedRecord read(Event event) {
        DatumReader<IndexedRecord> reader = readerOf(event);
        try {
            BinaryDecoder bytes = DecoderFactory.get()
                    .binaryDecoder(event.valueBytes(), event.valueOffset(), event.valueLength(), decoder);
            decoder = bytes;
            IndexedRecord read = reader.read(record, bytes);
            if (!bytes.isEnd()) {
                throw new IOException("bytes are left over behind it");
            }
            return read;
        } catch (IOException | RuntimeException e) {
            throw UnreadableEvent.of(event.stamp(), 1, e);
        }
    }

    private DatumReader<IndexedRecord> readerOf(Event event) {
        try {
            return readerOf(event.schemaId(), event.inBlock());
        } catch (UnknownSchema | AvroRuntimeException e) {
            throw UnreadableEvent.of(event.stamp(), 1, e);
        }
    }

    private DatumReader<IndexedRecord> readerOf(int id, boolean inBlock) {
        DatumReader<IndexedRecord> reader = lastReader;
        if (reader == null || id != lastId || inBlock != lastInBlock) {
            Map<Integer, DatumReader<IndexedRecord>> known = inBlock ? blocks : events;
            reader =
                    known.computeIfAbsent(id, unseen -> newReader(Projection.eventType(writers.byId(unseen), inBlock)));
            lastReader = reader;
            lastId = id;
            lastInBlock = inBlock;
        }
        return reader;
    }

    private DatumReader<IndexedRecord> newReader(Schema written) {
        Projection.checkScales(written, projection);
        return new GenericDatumReader<>(written, projection, plain);
    }
}
