package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.platform.AppProcess;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Servers that go and come back. Every app says that it waits, and for what, without flooding its log; none dies; and all
 * goes on by itself.
 */
class OutagesIT {

    private static final FeedDescription FEED = FeedDescription.of("ledger", LedgerFile.feed("ledger"));
    private static final FeedDescription UNSEEN = FeedDescription.of("unseen", LedgerFile.feed("unseen"));
    private static final int LINES = 300_000;
    private static final int FEW_LINES = 3_000;
    private static final String REMEDY = "; check that it runs and that its address is right";

    /** What an app may complain of in an outage of a minute; Kafka's clients alone would do so some times a second. */
    private static final int COMPLAINTS = 20;

    @RegisterExtension
    private static final RunningCrossfoot crossfoot = RunningCrossfoot.with(FEED, UNSEEN)
            .withLastingRegistry()
            .withRegistryRetries(3)
            .withOneInstanceOfEach();

    private final long seed = new Random().nextLong();
    private final LedgerBatches batches = new LedgerBatches(crossfoot, FEED);

    OutagesIT() {
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
    }

    /** So that a test that fails leaves a whole platform to the next. */
    @AfterEach
    void startWhatIsDown() {
        crossfoot.startWhatIsDown();
    }

    /**
     * Stopped rather than killed, as Streams has transactions open: when its only broker crashes, Kafka 4.3 can leave a
     * transaction's mark out for good (KAFKA-20734). Ingest makes up for that (see {@code ingest.OutageIT}), Streams does not.
     */
    @Test
    void batchGoesOnAfterBrokerWasAwayInItsMidst() {
        // Given
        LedgerFile file = LedgerFile.random(seed, LINES);
        HandedIn handedIn = batches.handInAndWaitForSomeEvents(file);
        Map<AppProcess, AppLog> logs = logs();
        // When
        crossfoot.broker().stop();
        assertThat(handedIn.file()).as("stopped in the midst").exists();
        assertAllWaitForBroker(logs);
        crossfoot.broker().restart();
        // Then
        batches.assertReleasedExactlyOnce(handedIn.settled(), file);
        assertAllWentOn(logs);
    }

    @Test
    void nextBatchComesThroughAfterBrokerWasKilledBetweenBatches() {
        // Given
        batches.handIn(fewLines(seed)).settled();
        awaitNoOpenTransaction();
        Map<AppProcess, AppLog> logs = logs();
        // When
        crossfoot.broker().kill();
        assertAllWaitForBroker(logs);
        crossfoot.broker().restart();
        // Then
        assertReleased(seed + 1);
        assertAllWentOn(logs);
    }

    @Test
    void appsThatFindNoBrokerWaitForIt() {
        // Given
        crossfoot.apps().forEach(AppProcess::stop);
        crossfoot.broker().stop();
        Map<AppProcess, AppLog> logs = logs();
        // When
        crossfoot.apps().forEach(AppProcess::restart);
        assertAllWaitForBroker(logs);
        crossfoot.broker().restart();
        // Then
        crossfoot.apps().forEach(app -> app.awaitReady(PATIENCE));
        assertReleased(seed);
        assertAllWentOn(logs);
    }

    @Test
    void appsThatFindNoRegistryWaitForIt() {
        // Given
        crossfoot.apps().forEach(AppProcess::stop);
        crossfoot.registry().kill();
        Map<AppProcess, AppLog> logs = logs();
        // When
        crossfoot.apps().forEach(AppProcess::restart);
        assertAllWait(logs, forRegistry());
        crossfoot.registry().restart();
        // Then
        crossfoot.apps().forEach(app -> app.awaitReady(PATIENCE));
        assertReleased(seed);
        assertAllWentOn(logs);
    }

    @Test
    void feedWithNewSchemaWaitsForRegistryWhileOthersNeedNone() {
        // Given
        batches.handIn(fewLines(seed)).settled();
        crossfoot.registry().kill();
        Map<AppProcess, AppLog> logs = logs();
        LedgerFile known = fewLines(seed + 1);
        LedgerBatches unseen = new LedgerBatches(crossfoot, UNSEEN);
        LedgerFile news = fewLines(seed + 2);
        // When
        BatchPage meanwhile = batches.handIn(known).settled();
        HandedIn waiting = unseen.handIn(news);
        // A thread that gives up is replaced, and so is the one after it.
        logs.get(crossfoot.aggregates().get(0)).awaitLines(3, forRegistry() + REMEDY);
        logs.get(crossfoot.reconciles().get(0)).awaitLines(3, forRegistry() + REMEDY);
        crossfoot.registry().restart();
        // Then
        unseen.assertReleasedExactlyOnce(waiting.settled(), news);
        batches.assertReleasedExactlyOnce(meanwhile, known);
        assertThat(crossfoot.apps()).allMatch(AppProcess::isAlive);
    }

    private void assertReleased(long fileSeed) {
        LedgerFile file = fewLines(fileSeed);
        batches.assertReleasedExactlyOnce(batches.handIn(file).settled(), file);
    }

    private static LedgerFile fewLines(long fileSeed) {
        return LedgerFile.random(fileSeed, FEW_LINES);
    }

    private static Map<AppProcess, AppLog> logs() {
        return crossfoot.apps().stream().collect(Collectors.toMap(app -> app, AppLog::of));
    }

    private static void assertAllWaitForBroker(Map<AppProcess, AppLog> logs) {
        assertAllWait(logs, "Waiting for broker at " + crossfoot.broker().address());
    }

    private static String forRegistry() {
        return "Waiting for schema registry at " + crossfoot.registry().url();
    }

    private static void assertAllWait(Map<AppProcess, AppLog> logs, String what) {
        logs.forEach((app, log) -> {
            log.awaitLine(what + REMEDY);
            AppHealth health = AppHealth.of(app);
            assertThat(health.isLive()).as(app.name()).isTrue();
            assertThat(health.reasons())
                    .as(app.name())
                    .containsIgnoringCase(what)
                    .contains(REMEDY);
        });
    }

    private static void assertAllWentOn(Map<AppProcess, AppLog> logs) {
        logs.forEach((app, log) -> {
            assertThat(app.isAlive()).as(app.name()).isTrue();
            log.awaitLine("Going on, as ");
            assertThat(log.complaints()).as(app.name()).hasSizeLessThan(COMPLAINTS);
        });
    }

    private static void awaitNoOpenTransaction() {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", crossfoot.broker().bootstrapServers()))) {
            await().atMost(PATIENCE).until(() -> openTransactions(admin).isEmpty());
        }
    }

    private static Collection<TransactionListing> openTransactions(Admin admin)
            throws ExecutionException, InterruptedException {
        return admin.listTransactions().all().get().stream()
                .filter(transaction -> transaction.state() != TransactionState.COMPLETE_COMMIT
                        && transaction.state() != TransactionState.COMPLETE_ABORT
                        && transaction.state() != TransactionState.EMPTY)
                .toList();
    }
}
