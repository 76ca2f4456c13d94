package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.StampReader;
import io.crossfoot.platform.CommittedLog;
import java.util.List;

/** Batches of one feed of ledger lines: handed in, caught in their midst, and counted by the test itself. */
final class LedgerBatches {

    private final RunningCrossfoot crossfoot;
    private final FeedDescription feed;
    private final CommittedLog log;
    private final StampReader stamps = new StampReader();

    LedgerBatches(RunningCrossfoot crossfoot, FeedDescription feed) {
        this.crossfoot = crossfoot;
        this.feed = feed;
        this.log = new CommittedLog(crossfoot.broker().bootstrapServers());
    }

    HandedIn handIn(LedgerFile file) {
        return crossfoot.submit(file.name(), file.content(), feed.name());
    }

    /** Returns when a tenth of the events, or a little more, can be read; more are to come while the file is in the inbox. */
    HandedIn handInAndWaitForSomeEvents(LedgerFile file) {
        long before = log.end(feed.events());
        HandedIn handedIn = handIn(file);
        await().atMost(PATIENCE).until(() -> log.end(feed.events()) > before + file.records() / 10);
        return handedIn;
    }

    /** Fails unless the batch was released, with each event once in the log and the right results. */
    void assertReleasedExactlyOnce(BatchPage batch, LedgerFile file) {
        assertThat(batch.outcome()).as(batch::toString).isEqualTo("balanced");
        assertThat(batch.state()).isEqualTo("released");
        List<Long> sequences = log.readAll(feed.events()).stream()
                .filter(event -> !EventHeaders.of(event.headers()).isMarker())
                .map(event -> stamps.read(EventHeaders.of(event.headers()).stamp()))
                .filter(stamp -> stamp.batch().equals(batch.name()))
                .map(stamp -> stamp.sequence())
                .toList();
        assertThat(sequences).hasSize((int) file.records()).doesNotHaveDuplicates();
        assertThat(LedgerFile.groups(crossfoot.results().committed(feed.name() + ".by-account", batch.name())))
                .isEqualTo(file.groups());
    }
}
