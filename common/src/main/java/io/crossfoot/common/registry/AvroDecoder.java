package io.crossfoot.common.registry;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes records in the registry's wire format, whatever type they have: each by the schema that wrote it, projected
 * to the reader's own view of the type where there is one. Not safe for use by several threads at once.
 */
public final class AvroDecoder {

    static {
        TrustedTypes.allow();
    }

    private final Schemas schemas;
    private final boolean generated;
    private final GenericData generic;
    private final Map<String, Schema> views = new HashMap<>();
    private final Map<Integer, DatumReader<IndexedRecord>> readers = new HashMap<>();
    private @Nullable BinaryDecoder binary;
    private int lastId;
    private @Nullable DatumReader<IndexedRecord> lastReader;

    private AvroDecoder(Schemas schemas, boolean generated, boolean logicalTypes, List<Schema> views) {
        this.schemas = schemas;
        this.generated = generated;
        this.generic = logicalTypes ? TrustedTypes.LOGICAL : TrustedTypes.PLAIN;
        views.forEach(view -> this.views.put(view.getFullName(), view));
    }

    /**
     * Decodes to generic records, with decimals, dates and times as Java's own types.
     *
     * @param views the reader's own schemas: a record of one of these names is projected to it, any other is read as written
     */
    public static AvroDecoder toGeneric(Schemas schemas, Schema... views) {
        return new AvroDecoder(schemas, false, true, List.of(views));
    }

    /** Decodes Crossfoot's own types to their generated classes, all others as {@link #toGeneric} does. */
    public static AvroDecoder toGenerated(Schemas schemas, Schema... views) {
        return new AvroDecoder(schemas, true, true, List.of(views));
    }

    static AvroDecoder from(RegistrySettings settings, List<Schema> views) {
        return new AvroDecoder(
                Connections.open(settings.connection()), settings.generatedClasses(), settings.logicalTypes(), views);
    }

    /**
     * Decodes one record of a topic.
     *
     * @param topic named in errors
     * @throws SerializationException where the bytes are no whole record in the wire format
     * @throws RegistryException where the registry does not give the schema
     */
    public IndexedRecord decode(String topic, byte[] bytes) {
        int id = WireFormat.schemaId(bytes);
        DatumReader<IndexedRecord> reader = readerOf(id);
        try {
            int length = bytes.length - WireFormat.PREFIX_BYTES;
            binary = DecoderFactory.get().binaryDecoder(bytes, WireFormat.PREFIX_BYTES, length, binary);
            IndexedRecord record = reader.read(null, binary);
            if (!binary.isEnd()) {
                throw new SerializationException("bytes are left over after the record");
            }
            return record;
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "Cannot decode %d bytes of topic '%s' by schema %d: %s".formatted(bytes.length, topic, id, e), e);
        }
    }

    private DatumReader<IndexedRecord> readerOf(int id) {
        DatumReader<IndexedRecord> reader = lastReader;
        if (reader == null || id != lastId) {
            reader = readers.computeIfAbsent(id, unseen -> newReader(schemas.byId(unseen)));
            lastReader = reader;
            lastId = id;
        }
        return reader;
    }

    private DatumReader<IndexedRecord> newReader(Schema written) {
        Schema view = views.getOrDefault(written.getFullName(), written);
        Class<?> type = generated ? TrustedTypes.classOf(view) : null;
        if (type == null) {
            return new GenericDatumReader<>(written, view, generic);
        }
        SpecificData model = SpecificData.getForClass(type);
        Schema own = views.containsKey(written.getFullName()) ? view : model.getSchema(type);
        return new SpecificDatumReader<>(written, own, model);
    }
}
