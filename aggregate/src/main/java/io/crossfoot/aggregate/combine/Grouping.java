package io.crossfoot.aggregate.combine;

import io.crossfoot.aggregate.partial.GroupKeyBuffer;
import io.crossfoot.aggregate.partial.GroupTable;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.Condition;
import io.crossfoot.common.field.FieldText;
import io.crossfoot.common.field.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/** One aggregate's rules: which group a record belongs to, and what is measured of it. For one thread. */
final class Grouping {

    static final int NONE = -1;

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

    /** The number of the record's group in a table; {@link #NONE} if it belongs to none. */
    int groupOf(Fields record, GroupTable groups) {
        if (!windows.begin(key, record)) {
            return NONE;
        }
        for (FieldText field : fields) {
            field.read(record);
            key.value(field.bytes(), field.start(), field.length());
        }
        return groups.group(key);
    }

    /** Counts the record in a group of a table. */
    void add(Fields record, GroupTable groups, int group) {
        groups.addRecord(group);
        for (int i = 0; i < measurements.length; i++) {
            measurements[i].addTo(groups.measure(i, group), record);
        }
    }
}
