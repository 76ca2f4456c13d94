package io.crossfoot.ingest.format.fixed;

import static java.util.Objects.requireNonNull;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Fixed;
import java.util.HashMap;
import java.util.Map;

/** What details inherit from the last header and the last section header: the values, encoded as those that may be null. */
final class Inherited {

    private final Map<String, AvroBuffer> values = new HashMap<>();
    private final Codecs codecs;

    Inherited(Fixed format, Codecs codecs) {
        this.codecs = codecs;
        format.records().stream()
                .flatMap(record -> record.inherit().stream())
                .forEach(name -> values.put(name, new AvroBuffer()));
    }

    boolean isInherited(String field) {
        return values.containsKey(field);
    }

    /** The encoded value of a field, nothing if there is none; always the same object. */
    AvroBuffer value(String field) {
        return requireNonNull(values.get(field), field);
    }

    /** Takes over a field of a header; says whether it could be read. */
    boolean put(PlacedField field, RecordBytes record) {
        AvroBuffer value = value(field.name());
        value.clear();
        PlacedField nullable = new PlacedField(field.field(), codecs.nullable(field.field()));
        if (!nullable.encode(record, value)) {
            value.clear();
            return false;
        }
        return true;
    }

    /** Lets details no longer inherit from the last record of this kind. */
    void forget(RecordKind kind) {
        for (PlacedField field : kind.fields()) {
            if (isInherited(field.name())) {
                value(field.name()).clear();
            }
        }
    }
}
