package io.crossfoot.aggregate.combine;

import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.tally.DecimalConsumer;
import io.crossfoot.common.tally.FieldCondition;
import io.crossfoot.common.tally.FieldNumber;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Reads one measure's field of the records it is taken of. */
record Measurement(int position, FieldNumber number, FieldCondition condition) {

    static Measurement of(Aggregate.Measure measure, Schema schema) {
        Schema.Field field = schema.getField(measure.field());
        return new Measurement(field.pos(), FieldNumber.of(field), FieldCondition.of(schema, measure.when()));
    }

    void addTo(DecimalConsumer measure, IndexedRecord record) {
        if (condition.holds(record)) {
            number.addTo(measure, record.get(position));
        }
    }
}
