package io.crossfoot.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.crossfoot.common.tally.Fingerprint;
import io.crossfoot.ingest.inbox.FeedInbox;
import io.crossfoot.schema.IngestState;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.SourceFile;
import io.crossfoot.schema.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private static final Instant END = Instant.parse("2026-11-22T18:00:00Z");
    private static final List<String> NAMES = List.of("set-1of3.csv", "set-2of3.csv", "set-3of3.csv");

    @TempDir
    private Path folder;

    private final FeedHistory history = new FeedHistory("orders");
    private FeedInbox inbox;

    @BeforeEach
    void deliver() throws IOException {
        inbox = new FeedInbox(folder, Orders.inParts().source(), InstantSource.system());
        inbox.create();
        for (int task = 0; task < NAMES.size(); task++) {
            Path file = put(NAMES.get(task), "part " + task, END.minusSeconds(60));
            history.add(ended(task, new SourceFile(NAMES.get(task), 6L, Fingerprint.of(file))));
        }
    }

    @Test
    void putsAwayWhatIsLeftOfASetThatHasBeenDelivered() throws IOException {
        // Given
        Files.delete(folder.resolve(NAMES.get(0)));
        // When
        putAway(Optional.empty());
        // Then
        assertThat(folder.resolve(NAMES.get(1))).doesNotExist();
        assertThat(folder.resolve(".done").resolve(NAMES.get(1))).hasContent("part 1");
        assertThat(folder.resolve(".done").resolve(NAMES.get(2))).hasContent("part 2");
    }

    @Test
    void leavesAWholeSetToTheDelivery() {
        // When
        putAway(Optional.empty());
        // Then
        assertThat(NAMES).allSatisfy(name -> assertThat(folder.resolve(name)).exists());
    }

    @Test
    void putsAwayAllPartsWhoseManifestHasGoneBefore() {
        // When
        putAway(Optional.of(".ctl"));
        // Then
        assertThat(NAMES).allSatisfy(name -> assertThat(folder.resolve(name)).doesNotExist());
    }

    @Test
    void leavesPartsOfACorrectionAlone() throws IOException {
        // Given
        Files.delete(folder.resolve(NAMES.get(0)));
        put(NAMES.get(1), "part 1", END.plusSeconds(60));
        put(NAMES.get(2), "corrected", END.minusSeconds(60));
        // When
        putAway(Optional.empty());
        // Then
        assertThat(folder.resolve(NAMES.get(1))).exists();
        assertThat(folder.resolve(NAMES.get(2))).exists();
    }

    private void putAway(Optional<String> manifest) {
        Filing filing = new Filing("orders", inbox, new IngestMetrics(new MetricRegistry()));
        new Leftovers(inbox, filing, manifest).putAway(history);
    }

    private Path put(String name, String content, Instant modified) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private static ResumePoint ended(int task, SourceFile source) {
        Tally tally = new Tally(1L, Map.of(), 0L, 0L);
        return new ResumePoint(
                "orders/2026-11-22/1/r1",
                task,
                "orders",
                IngestState.ENDED,
                source,
                6L,
                1L,
                List.of(1L),
                tally,
                tally,
                END.plus(Duration.ofMillis(task)),
                NAMES.size(),
                new SourceFile("set", 18L, "f".repeat(32)),
                "east");
    }
}
