package io.crossfoot.common.event;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.field.Fields;
import io.crossfoot.common.field.Layout;
import io.crossfoot.common.field.Projection;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.common.registry.Schemas;
import io.crossfoot.common.registry.UnknownSchema;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads of each event the fields that a stage needs, and skips the rest. Whatever version of the feed's type an event was
 * written with, it is read by that one and projected. For one thread.
 */
public final class ProjectedReader {

    /** Finds the wanted fields of events of one type. */
    private interface Form {
        void read(Event event, Fields fields) throws IOException;
    }

    private final Schema projection;
    private final Schemas writers;
    private final Map<Integer, Form> events = new HashMap<>();
    private final Map<Integer, Form> blocks = new HashMap<>();
    private final Fields fields;
    private @Nullable Form lastForm;
    private int lastId;
    private boolean lastInBlock;

    /**
     * @param type the feed's own type, as this app knows it
     * @param fields those of its fields that are wanted; none it lacks
     * @param writers where the schemas are that wrote the events
     */
    public ProjectedReader(Schema type, Collection<String> fields, Schemas writers) {
        this.projection = Projection.of(type, fields);
        this.writers = writers;
        this.fields = Layout.room(projection);
    }

    /** The type of what is read: the wanted fields in the order of the feed's type. */
    public Schema schema() {
        return projection;
    }

    /**
     * Finds the wanted fields of one event.
     *
     * @return always the same object, filled anew; it refers to the event's bytes
     * @throws UnreadableEvent if it is damaged, or of a type that cannot be read as the feed's
     * @throws io.crossfoot.common.registry.RegistryUnavailable if its schema is not known yet and cannot be asked for
     */
    public Fields read(Event event) {
        Form form = formOf(event);
        try {
            form.read(event, fields);
            return fields;
        } catch (IOException | RuntimeException e) {
            throw UnreadableEvent.of(event.stamp(), 1, e);
        }
    }

    private Form formOf(Event event) {
        try {
            return formOf(event.schemaId(), event.inBlock());
        } catch (UnknownSchema | AvroRuntimeException e) {
            throw UnreadableEvent.of(event.stamp(), 1, e);
        }
    }

    private Form formOf(int id, boolean inBlock) {
        Form form = lastForm;
        if (form == null || id != lastId || inBlock != lastInBlock) {
            Map<Integer, Form> known = inBlock ? blocks : events;
            form = known.computeIfAbsent(id, unseen -> newForm(Projection.eventType(writers.byId(unseen), inBlock)));
            lastForm = form;
            lastId = id;
            lastInBlock = inBlock;
        }
        return form;
    }

    private Form newForm(Schema written) {
        Projection.checkScales(written, projection);
        Optional<Layout> layout = Layout.of(written, projection);
        return layout.isPresent() ? new InPlace(layout.get()) : new Converted(written, projection);
    }

    /** Of events whose wanted fields can be read where they stand: nearly all. */
    private record InPlace(Layout layout) implements Form {

        @Override
        public void read(Event event, Fields fields) {
            layout.read(event.valueBytes(), event.valueOffset(), event.valueLength(), fields);
        }
    }

    /** Of events that have to be converted, as by a default: Avro does it, and writes them as they should have been. */
    private static final class Converted implements Form {

        private final GenericDatumReader<IndexedRecord> reader;
        private final AvroWriter writer = new AvroWriter();
        private final Layout layout;
        private final AvroBuffer converted = new AvroBuffer();

        Converted(Schema written, Schema projection) {
            this.reader = new GenericDatumReader<>(written, projection);
            this.layout = Layout.of(projection, projection).orElseThrow();
        }

        @Override
        public void read(Event event, Fields fields) throws IOException {
            BinaryDecoder decoder = DecoderFactory.get()
                    .binaryDecoder(event.valueBytes(), event.valueOffset(), event.valueLength(), null);
            IndexedRecord record = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new IOException("bytes are left over behind it");
            }
            converted.clear();
            writer.write(record, converted);
            layout.read(converted.bytes(), 0, converted.size(), fields);
        }
    }
}
