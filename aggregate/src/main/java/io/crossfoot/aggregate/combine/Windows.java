package io.crossfoot.aggregate.combine;

import io.crossfoot.aggregate.partial.GroupKeyBuffer;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.FieldNumber;
import io.crossfoot.common.field.Fields;
import java.time.Duration;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Which window a record falls in. Windows are aligned to 1970-01-01T00:00Z; a date counts as the start of its day, UTC. */
final class Windows {

    private static final int WHOLE_BATCH = -1;

    /** Some 36 million years away; beyond, the ends of windows would overflow. */
    private static final long END_OF_TIME = 1L << 60;

    private final int position;
    private final long unit;
    private final long length;

    private Windows(int position, long unit, long length) {
        this.position = position;
        this.unit = unit;
        this.length = length;
    }

    static Windows of(Aggregate aggregate, Feed feed, Schema schema) {
        if (aggregate.window().isEmpty()) {
            return new Windows(WHOLE_BATCH, 1, 1);
        }
        Schema.Field time = schema.getField(feed.eventTime().orElseThrow());
        boolean isDate = FieldNumber.valueOf(time.schema()).getLogicalType() instanceof LogicalTypes.Date;
        long unit = isDate ? Duration.ofDays(1).toMillis() : 1;
        return new Windows(time.pos(), unit, aggregate.window().get().toMillis());
    }

    /** Begins the key of the record's group; false if the record has no time, or none that can be meant, and so falls in no window. */
    boolean begin(GroupKeyBuffer key, Fields fields) {
        if (position == WHOLE_BATCH) {
            key.wholeBatch();
            return true;
        }
        if (fields.isNull(position)) {
            return false;
        }
        long millis = fields.number(position) * unit;
        if (millis < -END_OF_TIME || millis > END_OF_TIME) {
            return false;
        }
        key.window(millis - Math.floorMod(millis, length));
        return true;
    }
}
