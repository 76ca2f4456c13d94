package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.platform.AppProcess;
import io.crossfoot.platform.CommittedLog;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds whose description, and with it the schema of their events, changes for one app after the other. */
class SchemaEvolutionIT {

    private static final FeedDescription RECORDS = FeedDescription.of("records", LedgerFile.feed("records"));
    private static final FeedDescription BLOCKS =
            FeedDescription.of("blocks", LedgerFile.feed("blocks") + "granularity: block\n");
    private static final FeedDescription READERS_FIRST =
            FeedDescription.of("readers-first", LedgerFile.feed("readers-first"));
    private static final FeedDescription HALF_SENT = FeedDescription.of("half-sent", LedgerFile.feed("half-sent"));
    private static final FeedDescription STEADY = FeedDescription.of("steady", LedgerFile.feed("steady"));

    private static final String LAST_COLUMN = "{name: amount, type: decimal}";
    private static final int LINES = 3_000;
    private static final int MANY_LINES = 100_000;

    @RegisterExtension
    private static final RunningCrossfoot crossfoot =
            RunningCrossfoot.with(RECORDS, BLOCKS, READERS_FIRST, HALF_SENT, STEADY);

    private final long seed = new Random().nextLong();
    private final CommittedLog log = new CommittedLog(crossfoot.broker().bootstrapServers());
    private final EventLog events = new EventLog(log, crossfoot.registry().url());

    SchemaEvolutionIT() {
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
    }

    static Stream<FeedDescription> bothGranularities() {
        return Stream.of(RECORDS, BLOCKS);
    }

    /** The first batch is still on its way through aggregate and reconcile when ingest goes. */
    @ParameterizedTest
    @MethodSource("bothGranularities")
    void othersGoOnAsTheyAreWhenIngestSendsOneMoreField(FeedDescription feed) {
        // Given
        LedgerFile before = LedgerFile.random(seed, LINES);
        LedgerFile after = withFees(seed + 1);
        HandedIn sentBefore = handIn(feed, before);
        await().atMost(PATIENCE).until(() -> Files.notExists(sentBefore.file()));
        // When
        crossfoot.settings().describe(feed.withIngestYaml(yamlWithFee(feed)));
        crossfoot.ingest().restart();
        HandedIn sentAfter = handIn(feed, after);
        // Then
        assertReleased(feed, before, sentBefore);
        assertReleased(feed, after, sentAfter);
    }

    /** With a total of the new field: of events that lack it, it comes to nothing. */
    @Test
    void ingestGoesOnAsItIsWhenOthersKnowOneMoreField() {
        // Given
        FeedDescription described = FeedDescription.of(
                READERS_FIRST.name(),
                yamlWithFee(READERS_FIRST).replace("totals:\n", "totals:\n  - {name: fees, sum: fee}\n"));
        crossfoot.settings().describe(described.withIngestYaml(READERS_FIRST.yaml()));
        for (int instance = 0; instance < crossfoot.aggregates().size(); instance++) {
            LedgerFile file = LedgerFile.random(seed + instance, LINES);
            // When
            HandedIn handedIn = handIn(READERS_FIRST, file);
            restart(crossfoot.aggregates().get(instance), crossfoot.reconciles().get(instance));
            // Then
            assertReleased(READERS_FIRST, file, handedIn);
        }

        // When
        crossfoot.settings().describe(described);
        restart(crossfoot.ingest());
        // Then
        LedgerFile file = withFees(seed - 1);
        BatchPage batch = assertReleased(READERS_FIRST, file, handIn(READERS_FIRST, file));
        assertThat(batch.stage("audit")
                        .path("tally")
                        .path("totals")
                        .path("fees")
                        .asText())
                .isEqualTo(sumOfFees().toPlainString());
    }

    @Test
    void deliversRestOfFileOnceSchemaThatTheRegistryRefusesIsPutRight() {
        // Given
        LedgerFile half = LedgerFile.random(seed, MANY_LINES);
        LedgerFile waiting = LedgerFile.random(seed + 1, LINES);
        LedgerFile other = LedgerFile.random(seed + 2, LINES);
        HandedIn halfSent = handInAndStopInTheMiddle(half);
        // When
        AppLog ingest = restartIngest(HALF_SENT.withIngestYaml(LedgerFile.feed(HALF_SENT.name(), "string")));
        HandedIn sentAfter = handIn(HALF_SENT, waiting);
        // Then
        ingest.awaitLine("refuses the schema for subject 'half-sent.events-io.crossfoot.feed.half_sent.LedgerLine':"
                + " field 'id' must stay long, got string");
        ingest.awaitLine("Correct the feed's description and restart");
        assertReleased(STEADY, other, handIn(STEADY, other));
        assertThat(halfSent.file()).exists();
        assertThat(sentAfter.file()).exists();
        assertThat(sentAfter.batch()).isEmpty();

        // When
        restartIngest(HALF_SENT);
        // Then
        assertReleased(HALF_SENT, half, halfSent);
        assertReleased(HALF_SENT, waiting, sentAfter);
    }

    /** What was sent would have to be sent again otherwise. */
    @Test
    void deliversRestOfFileOnceTheDescriptionItWasBegunWithIsPutBack() throws IOException {
        // Given
        LedgerFile half = LedgerFile.random(seed, MANY_LINES);
        HandedIn halfSent = handInAndStopInTheMiddle(half);
        // When
        AppLog ingest = restartIngest(HALF_SENT.withIngestYaml(yamlWithFee(HALF_SENT)));
        // Then
        ingest.awaitLine("Put back the description the batch was begun with");
        Path failed = halfSent.file().resolveSibling(".failed").resolve(half.name());
        assertThat(failed).exists();

        // When
        restartIngest(HALF_SENT);
        Files.move(failed, halfSent.file());
        // Then
        assertReleased(HALF_SENT, half, halfSent);
    }

    private static String yamlWithFee(FeedDescription feed) {
        return feed.yaml().replace(LAST_COLUMN, LAST_COLUMN + ", {name: fee, type: decimal, optional: true}");
    }

    /** Every third line has none. */
    private static LedgerFile withFees(long seed) {
        return LedgerFile.random(seed, LINES, line -> line % 3 == 0 ? ";" : ";" + fee(line));
    }

    private static BigDecimal fee(int line) {
        return BigDecimal.valueOf(line, 2);
    }

    private static BigDecimal sumOfFees() {
        return IntStream.rangeClosed(1, LINES)
                .filter(line -> line % 3 != 0)
                .mapToObj(SchemaEvolutionIT::fee)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static HandedIn handIn(FeedDescription feed, LedgerFile file) {
        return crossfoot.submit(file.name(), file.content(), feed.name());
    }

    private HandedIn handInAndStopInTheMiddle(LedgerFile file) {
        long before = log.end(HALF_SENT.events());
        HandedIn handedIn = handIn(HALF_SENT, file);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> log.end(HALF_SENT.events()) > before);
        crossfoot.ingest().stop();
        assertThat(log.end(HALF_SENT.events()) - before)
                .as("stopped in the middle")
                .isLessThan(file.records());
        return handedIn;
    }

    /** What ingest logs once it knows the feed by this description. */
    private static AppLog restartIngest(FeedDescription feed) {
        AppLog log = AppLog.of(crossfoot.ingest());
        crossfoot.settings().describe(feed);
        crossfoot.ingest().restart();
        return log;
    }

    private static void restart(AppProcess... apps) {
        List.of(apps).forEach(AppProcess::restart);
        List.of(apps).forEach(app -> app.awaitReady(PATIENCE));
    }

    private BatchPage assertReleased(FeedDescription feed, LedgerFile file, HandedIn handedIn) {
        BatchPage batch = handedIn.settled();
        assertThat(batch.outcome()).as(batch::toString).isEqualTo("balanced");
        assertThat(batch.state()).isEqualTo("released");
        assertThat(events.lines(feed.events(), batch.name())).isEqualTo(file.lines());
        assertThat(LedgerFile.groups(crossfoot.results().committed(feed.name() + ".by-account", batch.name())))
                .isEqualTo(file.groups());
        return batch;
    }
}
