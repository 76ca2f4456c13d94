package io.crossfoot.aggregate.combine;

import io.crossfoot.common.batch.Stamp;
import io.crossfoot.common.event.UnreadableEvent;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.schema.Reject;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.Tally;
import java.util.Map;

/** Says of events that are in no result why they are not. */
final class Rejects {

    private static final long UNKNOWN_POSITION = -1;
    private static final Stamp NO_STAMP = new Stamp("", "", 0, 0, 0);

    private Rejects() {}

    static Reject unreadable(UnreadableEvent event) {
        Stamp stamp = event.stamp().orElse(NO_STAMP);
        return reject(stamp, RejectCategory.UNREADABLE, String.valueOf(event.getMessage()), event.records());
    }

    static Reject withoutTime(Stamp stamp, Aggregate aggregate, String eventTime) {
        String reason = "Event %s#%d is in no window of aggregate '%s': field '%s' must hold its time, got none"
                .formatted(stamp.batch(), stamp.sequence(), aggregate.name(), eventTime);
        return reject(stamp, RejectCategory.FIELD, reason, 1);
    }

    static String key(Reject reject) {
        return reject.getBatch() + '#' + reject.getTask() + '#' + reject.getSequence();
    }

    private static Reject reject(Stamp stamp, RejectCategory category, String reason, long records) {
        return new Reject(
                stamp.batch(),
                stamp.task(),
                stamp.section(),
                stamp.sequence(),
                UNKNOWN_POSITION,
                category,
                reason,
                "",
                new Tally(records, Map.of(), 0L, 0L));
    }
}
