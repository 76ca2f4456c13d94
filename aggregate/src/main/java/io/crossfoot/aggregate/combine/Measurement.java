package io.crossfoot.aggregate.combine;

import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.field.DecimalConsumer;
import io.crossfoot.common.field.FieldCondition;
import io.crossfoot.common.field.FieldNumber;
import io.crossfoot.common.field.Fields;
import org.apache.avro.Schema;

/** Reads one measure's field of the records it is taken of. */
record Measurement(FieldNumber number, FieldCondition condition) {

    static Measurement of(Aggregate.Measure measure, Schema schema) {
        Schema.Field field = schema.getField(measure.field());
        return new Measurement(FieldNumber.of(field), FieldCondition.of(schema, measure.when()));
    }

    void addTo(DecimalConsumer measure, Fields fields) {
        if (condition.holds(fields)) {
            number.addTo(measure, fields);
        }
    }
}
