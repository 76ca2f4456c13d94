package io.crossfoot.common.event;

import io.crossfoot.common.batch.Stamp;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message of an events topic, or one event of it, that cannot be read: it was damaged, or did not come from ingest.
 * It will be no better at the next try, so a stage counts it as unreadable and goes on.
 */
public final class UnreadableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Stamp stamp;
    private final int records;

    private UnreadableEvent(@Nullable Stamp stamp, int records, String reason, Exception cause) {
        super(reason, cause);
        this.stamp = stamp;
        this.records = records;
    }

    static UnreadableEvent of(Stamp stamp, int records, Exception cause) {
        String reason = "Event %s#%d cannot be read: %s".formatted(stamp.batch(), stamp.sequence(), cause.getMessage());
        return new UnreadableEvent(stamp, records, reason, cause);
    }

    /** For a message of which not even the stamp can be read. */
    static UnreadableEvent ofTopic(String topic, int records, Exception cause) {
        String reason = "A message of topic '%s' cannot be read: %s".formatted(topic, cause.getMessage());
        return new UnreadableEvent(null, records, reason, cause);
    }

    /** Stamp of the event, or of the first event of the block; empty if even that cannot be read. */
    public Optional<Stamp> stamp() {
        return Optional.ofNullable(stamp);
    }

    /** How many events could not be read: 1, or as many as the block's header says it holds. */
    public int records() {
        return records;
    }
}
