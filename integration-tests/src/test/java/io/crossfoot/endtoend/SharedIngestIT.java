package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.platform.AppProcess;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two ingest with one inbox, one of which is frozen or dies in the middle of a file. */
class SharedIngestIT {

    private static final FeedDescription FEED = FeedDescription.of("ledger", LedgerFile.feed("ledger"));
    private static final int LINES = 600_000;
    private static final int FEW_LINES = 3_000;
    private static final int FILES = 10;

    @RegisterExtension
    private static final RunningCrossfoot crossfoot =
            RunningCrossfoot.with(FEED).withTwoIngest().withOneInstanceOfEach();

    private final long seed = new Random().nextLong();
    private final LedgerFile file = LedgerFile.random(seed, LINES);
    private final LedgerBatches batches = new LedgerBatches(crossfoot, FEED);

    SharedIngestIT() {
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
    }

    enum Wakes {
        WHILE_THE_OTHER_SENDS,
        WHEN_THE_OTHER_HAS_ENDED
    }

    @ParameterizedTest
    @EnumSource
    void frozenOneIsFencedAndTakesPartAgain(Wakes wakes) throws Exception {
        // Given
        HandedIn handedIn = batches.handInAndWaitForSomeEvents(file);
        AppProcess sender = sender();
        AppProcess other = otherThan(sender);
        AppLog senderLog = AppLog.of(sender);
        AppLog otherLog = AppLog.of(other);
        sender.pause();
        assertThat(handedIn.file()).as("frozen in the middle").exists();
        otherLog.awaitLine("Batch goes on");
        if (wakes == Wakes.WHEN_THE_OTHER_HAS_ENDED) {
            otherLog.awaitLine("Batch delivered");
        }
        // When
        sender.resume();
        // Then
        batches.assertReleasedExactlyOnce(handedIn.settled(), file);
        senderLog.awaitLine("it was taken for gone");
        sender.awaitReady(PATIENCE);
        assertThat(senderLog.lines("Batch delivered")).isEmpty();
        deliverMoreBetweenThem();
        assertThat(senderLog.lines("Batch delivered")).isNotEmpty();
        assertThat(otherLog.lines("Batch delivered")).isNotEmpty();
    }

    private void deliverMoreBetweenThem() {
        List<LedgerFile> files = LongStream.rangeClosed(1, FILES)
                .mapToObj(each -> LedgerFile.random(seed + each, FEW_LINES))
                .toList();
        List<HandedIn> handedIn = files.stream().map(batches::handIn).toList();
        for (int i = 0; i < FILES; i++) {
            batches.assertReleasedExactlyOnce(handedIn.get(i).settled(), files.get(i));
        }
    }

    @Test
    void otherGoesOnWhenOneIsKilled() throws Exception {
        // Given
        HandedIn handedIn = batches.handInAndWaitForSomeEvents(file);
        AppProcess sender = sender();
        AppLog otherLog = AppLog.of(otherThan(sender));
        // When
        sender.kill();
        assertThat(handedIn.file()).as("killed in the middle").exists();
        // Then
        otherLog.awaitLine("Batch goes on");
        batches.assertReleasedExactlyOnce(handedIn.settled(), file);
        sender.restart();
        sender.awaitReady(PATIENCE);
    }

    /** The one that delivers, once the other has seen that too. */
    private static AppProcess sender() throws IOException, InterruptedException {
        for (AppProcess ingest : crossfoot.ingests()) {
            if (progress(ingest).isDelivering()) {
                await().atMost(PATIENCE).until(progress(otherThan(ingest))::knowsOfOthers);
                return ingest;
            }
        }
        throw new AssertionError("No ingest delivers a file");
    }

    private static IngestProgress progress(AppProcess ingest) {
        return new IngestProgress(ingest, FEED.name());
    }

    private static AppProcess otherThan(AppProcess ingest) {
        return crossfoot.ingests().stream()
                .filter(each -> !each.equals(ingest))
                .findFirst()
                .orElseThrow();
    }
}
