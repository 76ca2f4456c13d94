package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.platform.AppProcess;
import io.crossfoot.platform.CommittedLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Apps that die in the middle of a batch, as by {@code kill -9}. */
class KilledAppsIT {

    private static final FeedDescription FEED = FeedDescription.of("ledger", LedgerFile.feed("ledger"));
    private static final int LINES = 300_000;
    private static final int FEW_LINES = 3_000;

    @RegisterExtension
    private static final RunningCrossfoot crossfoot = RunningCrossfoot.with(FEED);

    private final long seed = new Random().nextLong();
    private final LedgerFile file = LedgerFile.random(seed, LINES);
    private final LedgerBatches batches = new LedgerBatches(crossfoot, FEED);
    private final CommittedLog log = new CommittedLog(crossfoot.broker().bootstrapServers());

    KilledAppsIT() {
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
    }

    @Test
    void ingestResumesFileThatItWasKilledIn() {
        // Given
        HandedIn handedIn = batches.handInAndWaitForSomeEvents(file);
        // When
        crossfoot.ingest().kill();
        assertThat(handedIn.file()).as("killed in the middle").exists();
        crossfoot.ingest().restart();
        // Then
        batches.assertReleasedExactlyOnce(handedIn.settled(), file);
    }

    @Test
    void othersTakeOverFromAggregateAndReconcileThatWereKilled() {
        // Given
        HandedIn handedIn = batches.handInAndWaitForSomeEvents(file);
        List<AppProcess> killed =
                List.of(crossfoot.aggregates().get(1), crossfoot.reconciles().get(1));
        // When
        killed.forEach(AppProcess::kill);
        // Then
        batches.assertReleasedExactlyOnce(handedIn.settled(), file);
        killed.forEach(AppProcess::restart);
        killed.forEach(app -> app.awaitReady(PATIENCE));
    }

    @Test
    void everyAppComesBackAfterAllWereKilled() {
        // Given
        HandedIn handedIn = batches.handInAndWaitForSomeEvents(file);
        // When
        crossfoot.apps().forEach(AppProcess::kill);
        crossfoot.apps().forEach(AppProcess::restart);
        crossfoot.apps().forEach(app -> app.awaitReady(PATIENCE));
        // Then
        batches.assertReleasedExactlyOnce(handedIn.settled(), file);
    }

    @Test
    void verdictIsTheSameToTheByteWhenItIsWorkedOutAgainFromTheLog() {
        // Given
        BatchPage batch = batches.handIn(LedgerFile.random(seed, FEW_LINES)).settled();
        List<byte[]> verdicts = verdicts(batch);
        // When
        for (AppProcess reconcile : crossfoot.reconciles()) {
            reconcile.stop();
            crossfoot.settings().append(reconcile.name(), "application-id: crossfoot-reconcile-again\n");
        }
        crossfoot.reconciles().forEach(AppProcess::restart);
        crossfoot.reconciles().forEach(app -> app.awaitReady(PATIENCE));
        // Then
        await().atMost(PATIENCE).until(() -> verdicts(batch).size() > verdicts.size());
        BatchPage later = batches.handIn(LedgerFile.random(seed + 1, FEW_LINES)).settled();
        assertThat(later.outcome()).isEqualTo("balanced");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last(verdicts(batch))).isEqualTo(last(verdicts)));
        assertThat(LedgerFile.groups(crossfoot.results().committed("ledger.by-account", batch.name())))
                .isEqualTo(LedgerFile.random(seed, FEW_LINES).groups());
    }

    private List<byte[]> verdicts(BatchPage batch) {
        return log.readAll(CrossfootTopics.VERDICTS).stream()
                .filter(message -> new String(message.key(), StandardCharsets.UTF_8).equals(batch.name()))
                .map(ConsumerRecord::value)
                .toList();
    }

    private static byte[] last(List<byte[]> verdicts) {
        return verdicts.get(verdicts.size() - 1);
    }
}
