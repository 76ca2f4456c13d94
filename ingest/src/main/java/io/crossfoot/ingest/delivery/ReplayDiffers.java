package io.crossfoot.ingest.delivery;

import io.crossfoot.schema.ResumePoint;
import java.util.List;

/** A batch cannot be gone on with, since what would be sent now is not what was sent before. */
final class ReplayDiffers extends DeliveryException {

    private static final long serialVersionUID = 1L;

    ReplayDiffers(ResumePoint committed, List<String> differences) {
        super(("Batch '%s' was sent up to record %d of '%s', and what was sent cannot be found again: %s. The feed's"
                        + " description has changed since. Put back the description the batch was begun with, restart,"
                        + " and put the file into the inbox again; or deliver it under another name, as a batch of its own.")
                .formatted(
                        committed.getBatch(),
                        committed.getSequence(),
                        committed.getSource().getName(),
                        String.join("; ", differences)));
    }
}
