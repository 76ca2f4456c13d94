package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.ingest.inbox.ArrivedDelivery;
import io.crossfoot.ingest.inbox.ArrivedFile;
import io.crossfoot.ingest.inbox.FeedInbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts away what has been dealt with, and says why. The files of a delivery go together. */
final class Filing {

    private static final Logger log = LoggerFactory.getLogger(FileDelivery.class);

    private final String feed;
    private final FeedInbox inbox;
    private final IngestMetrics metrics;

    Filing(String feed, FeedInbox inbox, IngestMetrics metrics) {
        this.feed = feed;
        this.inbox = inbox;
        this.metrics = metrics;
    }

    /** Not what was written to since: what is there now has yet to be looked at. */
    void done(ArrivedDelivery arrived) throws IOException {
        for (ArrivedFile file : arrived.all()) {
            if (file.isUnchanged()) {
                inbox.putDone(file);
            }
        }
    }

    void alreadyDelivered(ArrivedDelivery arrived, BatchId batch) throws IOException {
        log.atInfo()
                .addKeyValue("feed", feed)
                .addKeyValue("file", arrived.name())
                .addKeyValue("batch", batch)
                .log("Not sent, as the same content has been delivered");
        metrics.alreadyDelivered();
        done(arrived);
    }

    /** For an operator to look at. */
    void failed(ArrivedDelivery arrived, String reason) throws IOException {
        List<Path> places = new ArrayList<>();
        for (ArrivedFile file : arrived.all()) {
            places.add(inbox.putFailed(file));
        }
        arrived.files().forEach(file -> metrics.failed());
        log.atError()
                .addKeyValue("feed", feed)
                .addKeyValue("file", places.size() == 1 ? places.get(0) : places)
                .log(reason);
    }
}
