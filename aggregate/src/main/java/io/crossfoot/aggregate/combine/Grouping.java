package io.crossfoot.aggregate.combine;

import io.crossfoot.aggregate.partial.Accumulator;
import io.crossfoot.aggregate.partial.GroupKey;
import io.crossfoot.aggregate.partial.GroupKeyBuffer;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.Condition;
import io.crossfoot.common.field.FieldText;
import io.crossfoot.common.field.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** One aggregate's rules: which group a record belongs to, and what is measured of it. For one thread. */
final class Grouping {

    private final Aggregate aggregate;
    private final Windows windows;
    private final List<FieldText> fields;
    private final Measurement[] measurements;
    private final GroupKeyBuffer key = new GroupKeyBuffer();

    /** @param schema type of the records; it has at least {@link #fields} */
    Grouping(Aggregate aggregate, Feed feed, Schema schema) {
        this.aggregate = aggregate;
        this.windows = Windows.of(aggregate, feed, schema);
        this.fields = aggregate.groupBy().stream()
                .map(name -> FieldText.of(schema.getField(name)))
                .toList();
        this.measurements = aggregate.measures().stream()
                .map(measure -> Measurement.of(measure, schema))
                .toArray(Measurement[]::new);
    }

    /** The fields of the event that the feed's aggregates need. */
    static Set<String> fields(Feed feed) {
        Set<String> fields = new HashSet<>();
        for (Aggregate aggregate : feed.aggregates()) {
            fields.addAll(aggregate.groupBy());
            aggregate.window().flatMap(length -> feed.eventTime()).ifPresent(fields::add);
            aggregate.measures().forEach(measure -> {
                fields.add(measure.field());
                measure.when().map(Condition::field).ifPresent(fields::add);
            });
        }
        return fields;
    }

    Aggregate aggregate() {
        return aggregate;
    }

    /** The record's group, or null if it belongs to none; good until the next call. */
    @Nullable
    GroupKey groupOf(Fields record) {
        if (!windows.begin(key, record)) {
            return null;
        }
        for (FieldText field : fields) {
            field.read(record);
            key.value(field.bytes(), field.start(), field.length());
        }
        return key.key();
    }

    void add(Fields record, Accumulator accumulator) {
        accumulator.addRecord();
        for (int i = 0; i < measurements.length; i++) {
            measurements[i].addTo(accumulator.measure(i), record);
        }
    }
}
