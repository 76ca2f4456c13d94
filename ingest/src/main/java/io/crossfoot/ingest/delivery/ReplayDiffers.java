package io.crossfoot.ingest.delivery;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Rows;
import io.crossfoot.schema.ResumePoint;
import java.util.List;

/** A batch cannot be gone on with, since what would be sent now is not what was sent before. */
final class ReplayDiffers extends DeliveryException {

    private static final long serialVersionUID = 1L;

    private static final String REMEDY_FOR_FILES =
            "The feed's description has changed since. Put back the description the"
                    + " batch was begun with, restart, and put the file into the inbox again; or deliver it under another name, as a"
                    + " batch of its own.";

    ReplayDiffers(Feed feed, ResumePoint committed, List<String> differences) {
        super("Batch '%s' was sent up to record %d of '%s', and what was sent cannot be found again: %s. %s"
                .formatted(
                        committed.getBatch(),
                        committed.getSequence(),
                        committed.getSource().getName(),
                        String.join("; ", differences),
                        feed.format() instanceof Rows rows ? remedyForRows(feed, rows) : REMEDY_FOR_FILES));
    }

    private static String remedyForRows(Feed feed, Rows rows) {
        return ("Rows of the database '%s', or the feed's description, have changed since. The batch stays incomplete. Ask for"
                        + " the rows again, with 'crossfoot extract %s' or a request of the same name and other content: what"
                        + " is there now becomes the next revision of the batch.")
                .formatted(rows.database(), feed.name());
    }
}
