package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.cli.Submission;
import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.Stamp;
import io.crossfoot.common.batch.StampReader;
import io.crossfoot.platform.CommittedLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Batches that are delivered as several files. */
class SeveralFilesIT {

    private static final FeedDescription FEED = FeedDescription.of("ledger", LedgerParts.feed("ledger"));
    private static final FeedDescription WITH_MANIFEST = FeedDescription.of("counted", """
            name: counted
            source:
              files: "*.csv"
              parts:
                pattern: '-(\\d+)\\.csv$'
                manifest:
                  suffix: .ctl
                  text: {pattern: '(\\d+);(\\d+);(\\S+)', values: [files, rows, total]}
                  controls: {files: parts, rows: records, total: amount_total}
            format:
              delimited:
                type: CountedLine
                records:
                  - {name: line, role: detail, columns: [{name: account}, {name: amount, type: decimal}]}
            key: [account]
            totals: [{name: amount_total, sum: amount}]
            """);
    private static final int LINES = 100_000;
    private static final int FEW_LINES = 1_000;

    @RegisterExtension
    private static final RunningCrossfoot crossfoot =
            RunningCrossfoot.with(FEED, WITH_MANIFEST).withOneInstanceOfEach();

    private final long seed = new Random().nextLong();
    private final CommittedLog log = new CommittedLog(crossfoot.broker().bootstrapServers());

    SeveralFilesIT() {
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
    }

    @Test
    void partsWithTrailersMakeOneBatchThatBalances() {
        // Given
        LedgerParts set = LedgerParts.random(seed, 3, FEW_LINES);
        // When
        BatchPage batch = submit(set).settled();
        // Then
        assertReleasedExactlyOnce(batch, set);
        assertThat(batch.json().path("source").path("name").asText()).isEqualTo(set.name());
        assertThat(batch.stage("ingest").path("partitions").asInt()).isEqualTo(3);
        assertThat(batch.json().path("controls").findValuesAsText("file"))
                .containsExactly(set.file(1), set.file(1), set.file(2), set.file(2), set.file(3), set.file(3));
        for (int part = 1; part <= 3; part++) {
            assertThat(inbox().resolve(".done").resolve(set.file(part))).exists();
        }
    }

    @Test
    void wrongTrailerOfOnePartIsNamedAndTheCorrectedSetIsTheNextRevision() {
        // Given
        LedgerParts corrected = LedgerParts.random(seed, 3, FEW_LINES);
        LedgerFile second = corrected.parts().get(1);
        LedgerParts wrong = corrected.with(
                2,
                new LedgerFile(
                        second.name(),
                        second.content().replace("END;" + FEW_LINES, "END;" + (FEW_LINES + 1)),
                        second.records(),
                        second.total(),
                        second.groups()));
        // When
        BatchPage before = submit(wrong).settled();
        BatchPage after = submit(corrected).settled();
        // Then
        assertThat(before.outcome()).isEqualTo("out-of-balance");
        assertThat(before.breaks())
                .containsExactly(new BatchPage.Difference(
                        "records",
                        "source",
                        "file " + wrong.file(2),
                        Integer.toString(FEW_LINES + 1),
                        Integer.toString(FEW_LINES),
                        ""));
        assertThat(crossfoot.results().everWritten("ledger.by-account", before.name()))
                .isEmpty();
        assertThat(after.name()).isEqualTo(before.name().replace("/r1", "/r2"));
        assertReleasedExactlyOnce(after, corrected);
    }

    @Test
    void ingestGoesOnInThePartThatItWasKilledIn() {
        // Given
        LedgerParts set = LedgerParts.random(seed, 3, LINES);
        long before = log.end(FEED.events());
        HandedIn handedIn = submit(set);
        await().atMost(PATIENCE).until(() -> log.end(FEED.events()) > before + LINES + LINES / 10);
        // When
        crossfoot.ingest().kill();
        assertThat(handedIn.file()).as("killed before the end").exists();
        Map<Integer, List<Long>> sent = sequences(handedIn.batch().orElseThrow().name());
        crossfoot.ingest().restart();
        // Then
        assertThat(sent).containsOnlyKeys(0, 1);
        assertThat(sent.get(0)).hasSize(LINES);
        assertThat(sent.get(1)).hasSizeLessThan(LINES);
        assertReleasedExactlyOnce(handedIn.settled(), set);
    }

    @Test
    void setWaitsForThePartThatIsMissingAndSaysSo() {
        // Given
        LedgerParts set = LedgerParts.random(seed, 3, FEW_LINES);
        Map<String, String> contents = set.contents();
        AppLog ingest = AppLog.of(crossfoot.ingest());
        // When
        put(set.file(1), contents.get(set.file(1)));
        put(set.file(3), contents.get(set.file(3)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(waiting()).singleElement().satisfies(waits -> {
                    assertThat(waits.path("delivery").asText()).isEqualTo(set.name());
                    assertThat(waits.path("missing"))
                            .extracting(JsonNode::asInt)
                            .containsExactly(2);
                    assertThat(waits.path("reason").asText()).isEqualTo("part 2 of 3 is missing");
                }));
        ingest.awaitLine("part 2 of 3 is missing");
        boolean begun = ingestBegan(set);
        put(set.file(2), contents.get(set.file(2)));
        // Then
        assertThat(begun).as("sent before it was whole").isFalse();
        await().atMost(PATIENCE)
                .until(() -> Files.exists(inbox().resolve(".done").resolve(set.file(2))));
        assertThat(waiting()).isEmpty();
        HandedIn known = new HandedIn(
                Submission.of(files(set), "ledger", crossfoot.feeds(), crossfoot.reconcile()),
                crossfoot.reconcile(),
                inbox().resolve(set.file(1)));
        assertReleasedExactlyOnce(known.settled(), set);
    }

    @Test
    void manifestOfTheWholeSaysHowManyPartsThereAreAndWhatTheyComeTo() {
        // Given
        String name = "counted-%016x".formatted(seed);
        Path first = crossfoot.write(name + "-1.csv", "A,1.50\nB,2.25\n");
        Path second = crossfoot.write(name + "-2.csv", "A,-0.75\n");
        crossfoot.write(name + ".ctl", "2;3;3.01");
        // When
        BatchPage wrong = submit(List.of(first, second), "counted").settled();
        crossfoot.write(name + ".ctl", "2;3;3.01");
        crossfoot.write(name + "-2.csv", "A,-0.74\n");
        BatchPage right = submit(List.of(first, second), "counted").settled();
        // Then
        assertThat(wrong.outcome()).isEqualTo("out-of-balance");
        assertThat(wrong.breaks())
                .containsExactly(new BatchPage.Difference("total", "source", "file", "3.01", "3.00", ""));
        assertThat(right.outcome()).as(right::toString).isEqualTo("balanced");
        assertThat(right.name()).endsWith("/r2");
        assertThat(right.controls()).containsEntry("files", List.of("2", "2"));
    }

    private static HandedIn submit(LedgerParts set) {
        return submit(files(set), "ledger");
    }

    /** Waits first until ingest has put away earlier files of the same names. */
    private static HandedIn submit(List<Path> files, String feed) {
        await().atMost(PATIENCE)
                .until(() -> files.stream()
                        .map(file -> crossfoot.settings().inbox(feed).resolve(file.getFileName()))
                        .noneMatch(Files::exists));
        return crossfoot.submit(files, feed);
    }

    private static List<Path> files(LedgerParts set) {
        List<Path> files = new ArrayList<>();
        set.contents().forEach((name, content) -> files.add(crossfoot.write(name, content)));
        return files;
    }

    private static Path inbox() {
        return crossfoot.settings().inbox("ledger");
    }

    private static void put(String name, String content) {
        try {
            Path growing = Files.writeString(inbox().resolve(name + ".tmp"), content);
            Files.move(growing, inbox().resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code GET /progress} of ingest says of sets that are not whole. */
    private static List<JsonNode> waiting() {
        try (InputStream answer =
                crossfoot.ingest().url().resolve("/progress").toURL().openStream()) {
            List<JsonNode> sets = new ArrayList<>();
            new ObjectMapper()
                    .readTree(answer)
                    .forEach(feed -> feed.path("waiting").forEach(sets::add));
            return sets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ingestBegan(LedgerParts set) {
        return !crossfoot
                .reconcile()
                .batches(Map.of("feed", "ledger"))
                .path("batches")
                .findValuesAsText("name")
                .stream()
                .filter(set.name()::equals)
                .toList()
                .isEmpty();
    }

    /** The numbers of the batch's events within their files, by task. */
    private Map<Integer, List<Long>> sequences(String batch) {
        StampReader stamps = new StampReader();
        return log.readAll(FEED.events()).stream()
                .filter(event -> !EventHeaders.of(event.headers()).isMarker())
                .map(event -> stamps.read(EventHeaders.of(event.headers()).stamp()))
                .filter(stamp -> stamp.batch().equals(batch))
                .collect(Collectors.groupingBy(Stamp::task, Collectors.mapping(Stamp::sequence, Collectors.toList())));
    }

    /** Fails unless the batch was released, with each event once in the log and the right results. */
    private void assertReleasedExactlyOnce(BatchPage batch, LedgerParts set) {
        assertThat(batch.outcome()).as(batch::toString).isEqualTo("balanced");
        assertThat(batch.state()).isEqualTo("released");
        Map<Integer, List<Long>> sequences = sequences(batch.name());
        assertThat(sequences).hasSize(set.parts().size());
        sequences.forEach((task, numbers) -> assertThat(numbers)
                .as("task %d", task)
                .hasSize((int) set.parts().get(task).records())
                .doesNotHaveDuplicates());
        assertThat(LedgerFile.groups(crossfoot.results().committed("ledger.by-account", batch.name())))
                .isEqualTo(set.groups());
    }
}
