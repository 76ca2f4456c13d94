package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.endtoend.BatchPage.Difference;
import io.crossfoot.endtoend.Tampering.Target;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events that are lost, repeated, altered or late on their way from ingest to reconcile and aggregate. */
class TamperedEventsIT {

    private static final FeedDescription RECORDS =
            FeedDescription.of("records", LedgerFile.feed("records")).withEventsCopiedByTest();
    private static final FeedDescription BLOCKS = FeedDescription.of(
                    "blocks", LedgerFile.feed("blocks") + "granularity: block\n")
            .withEventsCopiedByTest();
    private static final FeedDescription IMPATIENT = FeedDescription.of(
                    "impatient", LedgerFile.feed("impatient") + "grace: 2s\n")
            .withEventsCopiedByTest();

    private static final int LINES = 3_000;
    private static final int FIRST_SEQUENCES = 20;
    private static final Pattern SEQUENCES = Pattern.compile("partition sequences? (\\d+)(?: to (\\d+))?");
    private static final Map<String, Object> BY_FORCE =
            Map.of("by", "test", "reason", "to see the results", "force", true);

    @RegisterExtension
    private static final RunningCrossfoot crossfoot = RunningCrossfoot.with(RECORDS, BLOCKS, IMPATIENT);

    private static Tamperer tamperer;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final LedgerFile file = LedgerFile.random(seed, LINES);
    private final Target target = new Target(random.nextInt(6), random.nextInt(FIRST_SEQUENCES));

    TamperedEventsIT() {
        System.out.printf("%s: seed %d, %s%n", getClass().getSimpleName(), seed, target);
    }

    @BeforeAll
    static void stepInBetween() {
        tamperer = Tamperer.between(crossfoot.broker().bootstrapServers(), RECORDS, BLOCKS, IMPATIENT);
    }

    @AfterAll
    static void stepAside() throws InterruptedException {
        tamperer.stop();
    }

    static Stream<FeedDescription> bothGranularities() {
        return Stream.of(RECORDS, BLOCKS);
    }

    @ParameterizedTest
    @MethodSource("bothGranularities")
    void releasesBatchWhoseEventsArriveAsTheyWereSent(FeedDescription feed) {
        // Given
        tamperer.tamper(feed, Tampering.none());
        // When
        BatchPage batch = handIn(feed).settled();
        // Then
        assertThat(batch.outcome()).as(batch::toString).isEqualTo("balanced");
        assertThat(batch.state()).isEqualTo("released");
        assertThat(visible(feed, batch)).isEqualTo(file.groups());
    }

    @ParameterizedTest
    @MethodSource("bothGranularities")
    void namesPartitionAndNumberOfEventThatIsMissing(FeedDescription feed) {
        // Given
        tamperer.tamper(feed, Tampering.drop(target));
        // When
        BatchPage batch = handIn(feed).settled();
        // Then
        assertHeldForFault(feed, batch, "missing");
        assertThat(recordsOfReleasedByForce(feed, batch))
                .isEqualTo(audited(batch))
                .isLessThan(file.records());
    }

    @ParameterizedTest
    @MethodSource("bothGranularities")
    void namesPartitionAndNumberOfEventThatCameTwice(FeedDescription feed) {
        // Given
        tamperer.tamper(feed, Tampering.repeat(target));
        // When
        BatchPage batch = handIn(feed).settled();
        // Then
        assertHeldForFault(feed, batch, "repeated");
        assertThat(recordsOfReleasedByForce(feed, batch))
                .isEqualTo(audited(batch))
                .isGreaterThan(file.records());
    }

    @ParameterizedTest
    @MethodSource("bothGranularities")
    void namesPartitionAndNumberOfEventThatCannotBeRead(FeedDescription feed) {
        // Given
        tamperer.tamper(feed, Tampering.alter(target, value -> Arrays.copyOf(value, value.length / 2)));
        // When
        BatchPage batch = handIn(feed).settled();
        // Then
        assertHeldForFault(feed, batch, "unreadable");
    }

    @ParameterizedTest
    @MethodSource("bothGranularities")
    void namesPartitionAndTotalWhereAmountWasAltered(FeedDescription feed) {
        // Given
        tamperer.tamper(feed, Tampering.alter(target, addCent(feed)));
        // When
        BatchPage batch = handIn(feed).settled();
        // Then
        assertHeld(feed, batch);
        assertThat(batch.breaks())
                .filteredOn(difference -> difference.where().startsWith("partition"))
                .allSatisfy(difference -> assertThat(difference.where()).isEqualTo("partition " + target.partition()))
                .extracting(Difference::check)
                .contains("amount_total", "digest")
                .doesNotContain("records");
    }

    /** The key, and so the partition, stays; counts and totals agree. */
    @Test
    void namesPartitionWhereOneCharacterWasAltered() {
        // Given
        tamperer.tamper(RECORDS, Tampering.alter(target, TamperedEventsIT::changeAccount));
        // When
        BatchPage batch = handIn(RECORDS).settled();
        // Then
        assertHeld(RECORDS, batch);
        assertThat(batch.breaks())
                .filteredOn(difference -> difference.where().startsWith("partition"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.check()).isEqualTo("digest");
                    assertThat(difference.where()).isEqualTo("partition " + target.partition());
                });
    }

    @ParameterizedTest
    @MethodSource("bothGranularities")
    void namesEventThatCameAfterTheEndOfItsBatch(FeedDescription feed) {
        // Given
        tamperer.tamper(feed, Tampering.delayPastMarker(target));
        HandedIn handedIn = handIn(feed);
        // When
        BatchPage batch = await().atMost(PATIENCE)
                .until(
                        handedIn::settled,
                        page -> page.breaks().stream()
                                .anyMatch(difference -> difference.check().equals("late")));
        // Then
        assertHeldForFault(feed, batch, "late");
    }

    @Test
    void waitsForEndOfBatchMarkerAndThenSaysWhereItIsMissing() {
        // Given
        List<ProducerRecord<byte[], byte[]>> withheld = new CopyOnWriteArrayList<>();
        tamperer.tamper(IMPATIENT, Tampering.withholdMarkers(target.partition(), withheld));
        // When
        HandedIn handedIn = handIn(IMPATIENT);
        BatchPage incomplete = handedIn.settled();
        // Then
        assertThat(incomplete.outcome()).as(incomplete::toString).isEqualTo("incomplete");
        assertThat(incomplete.state()).isEqualTo("held");
        assertThat(incomplete.breaks())
                .anySatisfy(difference -> assertThat(difference)
                        .returns("report", Difference::check)
                        .returns("audit", Difference::stage)
                        .returns("partition " + target.partition(), Difference::where));
        assertNothingWritten(IMPATIENT, incomplete);

        // When
        tamperer.send(withheld);
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(handedIn.settled())
                        .returns("balanced", BatchPage::outcome)
                        .returns("released", BatchPage::state));
    }

    private HandedIn handIn(FeedDescription feed) {
        return crossfoot.submit(file.name(), file.content(), feed.name());
    }

    private void assertHeldForFault(FeedDescription feed, BatchPage batch, String fault) {
        assertHeld(feed, batch);
        assertThat(batch.breaks())
                .filteredOn(difference -> difference.check().equals(fault))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.stage()).isEqualTo("audit");
                    assertThat(difference.where()).isEqualTo("partition " + target.partition());
                    assertNamesTarget(feed, difference.detail());
                });
    }

    private void assertHeld(FeedDescription feed, BatchPage batch) {
        assertThat(batch.outcome()).as(batch::toString).isEqualTo("out-of-balance");
        assertThat(batch.state()).isEqualTo("held");
        assertThat(batch.breaks().get(0))
                .returns("audit", Difference::stage)
                .returns("partition " + target.partition(), Difference::where);
        assertNothingWritten(feed, batch);
    }

    /** Records one by one, a block as the run of its records. */
    private void assertNamesTarget(FeedDescription feed, String detail) {
        Matcher numbers = SEQUENCES.matcher(detail);
        assertThat(numbers.find()).as(detail).isTrue();
        long first = Long.parseLong(numbers.group(1));
        long last = numbers.group(2) == null ? first : Long.parseLong(numbers.group(2));
        assertThat(target.sequence()).as(detail).isBetween(first, last);
        if (feed.equals(RECORDS)) {
            assertThat(first).as(detail).isEqualTo(last);
        }
    }

    private static void assertNothingWritten(FeedDescription feed, BatchPage batch) {
        assertThat(crossfoot.results().everWritten(feed.name() + ".by-account", batch.name()))
                .as("rows of a batch that is not released")
                .isEmpty();
    }

    private static long recordsOfReleasedByForce(FeedDescription feed, BatchPage held) {
        crossfoot.reconcile().decide(held.name(), "release", BY_FORCE);
        await().atMost(PATIENCE)
                .until(() -> crossfoot
                        .reconcile()
                        .batch(held.name())
                        .path("published")
                        .asBoolean());
        return visible(feed, held).values().stream()
                .mapToLong(LedgerFile.Group::records)
                .sum();
    }

    private static Map<String, LedgerFile.Group> visible(FeedDescription feed, BatchPage batch) {
        return LedgerFile.groups(crossfoot.results().committed(feed.name() + ".by-account", batch.name()));
    }

    private static long audited(BatchPage batch) {
        return batch.stage("audit").path("tally").path("records").asLong();
    }

    /** A record ends with its amount, a block with the amount of its last record and the end of an array. */
    private static UnaryOperator<byte[]> addCent(FeedDescription feed) {
        return value -> {
            byte[] altered = value.clone();
            altered[value.length - (feed.equals(BLOCKS) ? 2 : 1)] ^= 1;
            return altered;
        };
    }

    private static byte[] changeAccount(byte[] value) {
        String text = new String(value, StandardCharsets.ISO_8859_1);
        byte[] altered = value.clone();
        altered[text.indexOf('A')] = 'B';
        return altered;
    }
}
