package io.crossfoot.ingest.delivery;

import io.crossfoot.common.tally.Fingerprint;
import io.crossfoot.ingest.inbox.ArrivedDelivery;
import io.crossfoot.ingest.inbox.ArrivedFile;
import io.crossfoot.ingest.inbox.FeedInbox;
import io.crossfoot.schema.ResumePoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts of a batch that had ended when a crash came while they were put away, one by one: what is left of them would wait
 * for those that have gone. To be looked for when a feed is connected. What was written to after the batch's end is no
 * leftover: it may be the first part of a correction.
 */
final class Leftovers {

    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    private final FeedInbox inbox;
    private final Filing filing;
    private final Optional<String> manifest;

    /** @param manifest what the name of a delivery's manifest has behind the delivery's, where the feed has such */
    Leftovers(FeedInbox inbox, Filing filing, Optional<String> manifest) {
        this.inbox = inbox;
        this.filing = filing;
        this.manifest = manifest;
    }

    void putAway(FeedHistory history) {
        for (List<ResumePoint> tasks : history.endedSets()) {
            if (tasks.stream().anyMatch(this::isThere) && !isWhole(tasks)) {
                tryPutAway(tasks);
            }
        }
    }

    private void tryPutAway(List<ResumePoint> tasks) {
        try {
            putAway(tasks);
        } catch (IOException e) {
            log.atError()
                    .addKeyValue("batch", tasks.get(0).getBatch())
                    .addKeyValue("reason", e.toString())
                    .log(
                            "Parts of a batch that has ended cannot be put away; check the permissions of the inbox, and move"
                                    + " them to .done");
        }
    }

    private void putAway(List<ResumePoint> tasks) throws IOException {
        List<ArrivedFile> left = new ArrayList<>();
        for (ResumePoint task : tasks) {
            if (isThere(task)) {
                ArrivedFile file = inbox.file(task.getSource().getName());
                if (file.modified().isBefore(task.getAt())
                        && Fingerprint.of(file.path()).equals(task.getSource().getFingerprint())) {
                    left.add(file);
                }
            }
        }
        filing.done(new ArrivedDelivery(delivery(tasks), left, Optional.empty(), Map.of()));
    }

    private boolean isWhole(List<ResumePoint> tasks) {
        return tasks.stream().allMatch(this::isThere)
                && manifest.filter(suffix -> !inbox.holds(delivery(tasks) + suffix))
                        .isEmpty();
    }

    private static String delivery(List<ResumePoint> tasks) {
        return BatchPoints.deliveryOf(tasks.get(0)).getName();
    }

    private boolean isThere(ResumePoint task) {
        return inbox.holds(task.getSource().getName());
    }
}
