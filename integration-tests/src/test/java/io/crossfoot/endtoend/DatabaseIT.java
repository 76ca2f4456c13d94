package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.crossfoot.common.registry.AvroDecoder;
import io.crossfoot.common.registry.SchemaRegistryClient;
import io.crossfoot.platform.CommittedLog;
import io.crossfoot.schema.Reject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches from a real PostgreSQL; each test has a business date of its own. */
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "x86_64"},
        disabledReason = "the PostgreSQL server that the build brings along runs there")
class DatabaseIT {

    private static final String ONE_READER = "positions";
    private static final String FOUR_READERS = "positions-parallel";
    private static final int SEVERAL_PAGES = 75_000;

    /** Enough to be caught in the middle of. */
    private static final int MANY_PAGES = 300_000;

    @RegisterExtension
    private static final Database database = new Database();

    @RegisterExtension
    private static final RunningCrossfoot crossfoot = RunningCrossfoot.with(
                    feed(ONE_READER, "core"),
                    feed(FOUR_READERS, "core-parallel"),
                    FeedDescription.of(
                            "unordered",
                            Database.feed("unordered", "core-parallel").replace("[id]", "[account]")),
                    FeedDescription.of(
                            "missing", Database.feed("missing", "core").replace("from positions", "from nowhere")))
            .withOneInstanceOfEach()
            .withIngestSettings(database.settings());

    private static Path root;

    private final CommittedLog log = new CommittedLog(crossfoot.broker().bootstrapServers());

    private static FeedDescription feed(String name, String core) {
        return FeedDescription.of(name, Database.feed(name, core) + """
                aggregates:
                  - name: by-account
                    group-by: [account]
                    measures: [{name: amount, sum: amount}]
                """);
    }

    /** A folder in which the command line finds the feeds and the inbox of the apps that run. */
    @BeforeAll
    static void linkToRunningApps() throws IOException {
        Settings settings = crossfoot.settings();
        root = settings.home().resolve("root");
        Path home = Files.createDirectories(root.resolve(".crossfoot"));
        Files.createSymbolicLink(home.resolve("feeds"), settings.feeds("ingest"));
        Files.createSymbolicLink(home.resolve("inbox"), settings.home().resolve("inbox"));
    }

    @Test
    void extractBalancesWithWhatTheDatabaseStates() throws SQLException {
        // Given
        database.addPositions("2026-11-01", 25_000);
        // When
        Command extract = extract(ONE_READER, "--date", "2026-11-01");
        // Then
        assertThat(extract.exitCode()).as(extract::toString).isZero();
        BatchPage batch = page(ONE_READER + "/2026-11-01/1/r1");
        assertThat(batch.outcome()).isEqualTo("balanced");
        assertThat(batch.controls().get("records")).isEqualTo(List.of("25000", "25000"));
        assertThat(events(batch, ONE_READER)).isEqualTo(database.lines("2026-11-01"));
        assertThat(results(batch, ONE_READER)).isEqualTo(database.groups("2026-11-01"));
    }

    @Test
    void secondExtractIsTheNextRevision() throws SQLException {
        // Given
        database.addPositions("2026-11-02", 100);
        extract(FOUR_READERS, "--date", "2026-11-02");
        database.addPositions("2026-11-02", 50);
        // When
        Command again = extract(FOUR_READERS, "--date", "2026-11-02");
        // Then
        assertThat(again.exitCode()).as(again::toString).isZero();
        assertThat(again.out()).contains(FOUR_READERS + "/2026-11-02/1/r2");
        assertThat(events(page(FOUR_READERS + "/2026-11-02/1/r2"), FOUR_READERS))
                .isEqualTo(database.lines("2026-11-02"));
    }

    @Test
    void dayWithoutRowsIsAnEmptyBatch() {
        // When
        Command extract = extract(FOUR_READERS, "--date", "2026-11-03");
        // Then
        assertThat(extract.exitCode()).as(extract::toString).isZero();
        assertThat(page(FOUR_READERS + "/2026-11-03/1/r1").outcome()).isEqualTo("empty");
    }

    @Test
    void severalReadersGiveTheSameAsOne() throws SQLException {
        // Given
        database.addPositions("2026-11-04", SEVERAL_PAGES);
        // When
        BatchPage one = ask(ONE_READER, "2026-11-04").settled();
        BatchPage four = ask(FOUR_READERS, "2026-11-04").settled();
        // Then
        assertThat(digest(four)).isEqualTo(digest(one)).isNotEmpty();
        assertThat(events(four, FOUR_READERS)).isEqualTo(database.lines("2026-11-04"));
        assertThat(List.of(one.outcome(), four.outcome())).containsOnly("balanced");
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE_READER, FOUR_READERS})
    void seesOneStateOfRowsThatAreChangedMeanwhile(String feed) throws SQLException {
        // Given
        String day = feed.equals(ONE_READER) ? "2026-11-05" : "2026-11-06";
        database.addPositions(day, SEVERAL_PAGES);
        List<String> before = database.lines(day);
        long seed = new Random().nextLong();
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
        long moves;
        // When
        BatchPage batch;
        try (PositionMoves others = new PositionMoves(database, id(before.get(0)), SEVERAL_PAGES, seed)) {
            await().atMost(PATIENCE).until(() -> others.done() > 100);
            HandedIn handedIn = ask(feed, day);
            await().atMost(PATIENCE).until(() -> handedIn.batch().isPresent());
            moves = others.done();
            batch = handedIn.settled();
            moves = others.done() - moves;
        }
        // Then
        assertThat(moves)
                .as("transactions of others while the batch was delivered")
                .isPositive();
        assertThat(batch.outcome()).as(batch::toString).isEqualTo("balanced");
        List<String> events = events(batch, feed);
        assertThat(events).hasSize(SEVERAL_PAGES).isNotEqualTo(before);
        assertThat(total(events)).isEqualByComparingTo(total(before));
    }

    @Test
    void rowThatDoesNotFitGoesToRejectsAndTheBatchSaysSo() throws SQLException {
        // Given
        database.addPositions("2026-11-07", 1_000);
        database.execute("update positions set amount = 1.005 where id ="
                + " (select min(id) + 9 from positions where booked = '2026-11-07')");
        database.execute("update positions set account = null where id ="
                + " (select min(id) + 19 from positions where booked = '2026-11-07')");
        // When
        BatchPage batch = ask(FOUR_READERS, "2026-11-07").settled();
        // Then
        assertThat(batch.outcome()).isEqualTo("out-of-balance");
        assertThat(batch.breaks()).extracting(BatchPage.Difference::check).contains("rejects", "amount_total");
        assertThat(rejects(batch, FOUR_READERS))
                .extracting(Reject::getSequence, Reject::getReason)
                .containsExactlyInAnyOrder(
                        tuple(
                                10L,
                                "column 'amount' must be a number of at most 38 digits, 2 of them decimals, got '9.999'"),
                        tuple(20L, "column 'account' must not be null"));
        assertThat(rejects(batch, FOUR_READERS)).extracting(Reject::getRaw).noneMatch(raw -> raw.matches(".*[0-8].*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE_READER, FOUR_READERS})
    void ingestGoesOnWithExtractThatItWasKilledIn(String feed) throws SQLException {
        // Given
        String day = feed.equals(ONE_READER) ? "2026-11-08" : "2026-11-09";
        database.addPositions(day, MANY_PAGES);
        HandedIn handedIn = askAndWaitForSomeEvents(feed, day);
        // When
        crossfoot.ingest().kill();
        assertThat(handedIn.file()).as("killed in the middle").exists();
        crossfoot.ingest().restart();
        // Then
        assertDeliveredExactlyOnce(handedIn.settled(), feed, day);
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE_READER, FOUR_READERS})
    void goesOnWhenTheDatabaseIsBack(String feed) throws SQLException {
        // Given
        String day = feed.equals(ONE_READER) ? "2026-11-10" : "2026-11-11";
        database.addPositions(day, MANY_PAGES);
        AppLog ingestLog = AppLog.of(crossfoot.ingest());
        HandedIn handedIn = askAndWaitForSomeEvents(feed, day);
        // When
        database.stop();
        ingestLog.awaitLine("The feed waits; nothing is lost");
        assertThat(handedIn.file()).as("stopped in the middle").exists();
        database.start();
        // Then
        assertDeliveredExactlyOnce(handedIn.settled(), feed, day);
        ingestLog.awaitLine("The feed goes on");
    }

    @Test
    void rowsThatChangedBeforeItCouldGoOnAreLeftToTheNextRevision() throws SQLException {
        // Given
        database.addPositions("2026-11-12", MANY_PAGES);
        HandedIn handedIn = askAndWaitForSomeEvents(FOUR_READERS, "2026-11-12");
        crossfoot.ingest().kill();
        assertThat(handedIn.file()).as("killed in the middle").exists();
        database.execute("update positions set amount = amount + 1 where id ="
                + " (select min(id) from positions where booked = '2026-11-12')");
        AppLog ingestLog = AppLog.of(crossfoot.ingest());
        // When
        crossfoot.ingest().restart();
        ingestLog.awaitLine("The batch stays incomplete");
        Command again = extract(FOUR_READERS, "--date", "2026-11-12");
        // Then
        assertThat(handedIn.file()).doesNotExist();
        assertThat(again.exitCode()).as(again::toString).isZero();
        assertDeliveredExactlyOnce(page(FOUR_READERS + "/2026-11-12/1/r2"), FOUR_READERS, "2026-11-12");
        assertThat(page(FOUR_READERS + "/2026-11-12/1/r1").outcome()).isNotEqualTo("balanced");
        assertThat(crossfoot.results().everWritten(FOUR_READERS + ".by-account", FOUR_READERS + "/2026-11-12/1/r1"))
                .isEmpty();
    }

    @Test
    void orderThatIsNotUniqueMakesBatchMalformed() throws SQLException {
        // Given
        database.addPositions("2026-11-13", 25_000);
        // When
        BatchPage batch = ask("unordered", "2026-11-13").settled();
        // Then
        assertThat(batch.outcome()).isEqualTo("malformed");
        assertThat(batch.breaks().get(0).detail()).contains("order [account]: several rows have the same");
    }

    @Test
    void saysOnceWhatTheDatabaseRefuses() {
        // Given
        AppLog ingestLog = AppLog.of(crossfoot.ingest());
        // When
        Command extract = extract("missing", "--date", "2026-11-14");
        // Then
        assertThat(extract.exitCode()).isEqualTo(2);
        assertThat(extract.errors()).contains("Ingest could not deliver it", ".failed/missing-20261114.extract");
        assertThat(ingestLog.complaints())
                .singleElement()
                .asString()
                .contains("missing/2026-11-14/1/r1", "Database 'core'", "nowhere", "does not exist", "Mend that");
    }

    private static Command extract(String feed, String... arguments) {
        String url = crossfoot.reconciles().get(0).url().toString();
        List<String> line = new ArrayList<>(List.of("extract", feed, "--url", url));
        line.addAll(List.of(arguments));
        return Command.crossfoot(root, line.toArray(String[]::new));
    }

    private static HandedIn ask(String feed, String day) {
        return crossfoot.submit(
                "%s-%s.extract".formatted(feed, day.replace("-", "")),
                "request: %s-%s%nbusiness_date: %s%n".formatted(feed, day, day),
                feed);
    }

    /** Returns when a tenth of the events, or a little more, can be read. */
    private HandedIn askAndWaitForSomeEvents(String feed, String day) {
        String topic = feed + ".events";
        long before = log.end(topic);
        HandedIn handedIn = ask(feed, day);
        await().atMost(PATIENCE).until(() -> log.end(topic) > before + MANY_PAGES / 10);
        return handedIn;
    }

    /** A row that is lost or comes twice would show: the events are read anew, as any consumer does, and none is left out. */
    private void assertDeliveredExactlyOnce(BatchPage batch, String feed, String day) throws SQLException {
        assertThat(batch.outcome()).as(batch::toString).isEqualTo("balanced");
        assertThat(events(batch, feed)).isEqualTo(database.lines(day));
        assertThat(results(batch, feed)).isEqualTo(database.groups(day));
    }

    private static BatchPage page(String batch) {
        return new BatchPage(crossfoot.reconcile().batch(batch));
    }

    private List<String> events(BatchPage batch, String feed) {
        return new EventLog(log, crossfoot.registry().url()).lines(feed + ".events", batch.name());
    }

    private static Map<String, LedgerFile.Group> results(BatchPage batch, String feed) {
        return LedgerFile.groups(crossfoot.results().committed(feed + ".by-account", batch.name()));
    }

    private static String digest(BatchPage batch) {
        return batch.stage("audit").path("tally").path("digest").asText();
    }

    private List<Reject> rejects(BatchPage batch, String feed) {
        AvroDecoder decoder = AvroDecoder.toGenerated(SchemaRegistryClient.connect(
                Map.of("schema.registry.url", crossfoot.registry().url().toString())));
        return log.readAll(feed + ".rejects").stream()
                .map(message -> (Reject) decoder.decode(message.topic(), message.value()))
                .filter(reject -> reject.getBatch().equals(batch.name()))
                .toList();
    }

    private static long id(String line) {
        return Long.parseLong(line.split(";", -1)[0]);
    }

    private static BigDecimal total(List<String> lines) {
        return lines.stream()
                .map(line -> new BigDecimal(line.split(";", -1)[2]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
