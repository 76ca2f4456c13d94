package io.crossfoot.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.IngestState;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.SourceFile;
import io.crossfoot.schema.Tally;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two instances, east and west, and the files of one feed. */
class AllotmentsTest {

    private static final LocalDate SUNDAY = LocalDate.parse("2026-11-22");
    private static final BatchId FIRST = BatchId.parse("orders/2026-11-22/1/r1");
    private static final SourceFile FILE = new SourceFile("a.csv", 100L, "aa");
    private static final SourceFile SAME_CONTENT = new SourceFile("copy-of-a.csv", 100L, "aa");
    private static final SourceFile REPLACEMENT = new SourceFile("a.csv", 100L, "ab");
    private static final SourceFile OTHER_FILE = new SourceFile("b.csv", 100L, "bb");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T18:00:00Z"), ZoneOffset.UTC);

    private final Set<String> present = new HashSet<>(Set.of("east", "west"));
    private final SharedLog kafka = new SharedLog(() -> {});
    private final SharedLog.Connection eastConnection = kafka.connect("east");
    private final Allotments east = allotments("east", eastConnection);
    private final Allotments west = allotments("west", kafka.connect("west"));

    @Test
    void allotsNewFileFromItsFirstRecord() throws Exception {
        // When
        Allotment allotment = east.allot(WholeSource.of(FILE), FILE, SUNDAY);
        // Then
        assertThat(allotment).isInstanceOfSatisfying(Allotment.Granted.class, granted -> {
            assertThat(granted.from().getBatch()).isEqualTo(FIRST.toString());
            assertThat(granted.from().getSequence()).isZero();
            assertThat(granted.from().getPartitions()).containsExactly(0L, 0L, 0L);
            assertThat(granted.from().getInstance()).isEqualTo("east");
        });
    }

    @Test
    void numbersFilesOfTwoInstancesThatKnowNothingOfEachOtherOneAfterTheOther() throws Exception {
        // Given
        granted(east.allot(WholeSource.of(FILE), FILE, SUNDAY));
        // When
        ResumePoint other = granted(west.allot(WholeSource.of(OTHER_FILE), OTHER_FILE, SUNDAY));
        // Then
        assertThat(other.getBatch()).isEqualTo("orders/2026-11-22/2/r1");
    }

    @Test
    void leavesFileToTheInstanceThatHasIt() throws Exception {
        // Given
        granted(east.allot(WholeSource.of(FILE), FILE, SUNDAY));
        // When
        Optional<Allotment.Elsewhere> byName = west.elsewhere("a.csv", SUNDAY);
        Allotment sameContent = west.allot(WholeSource.of(SAME_CONTENT), SAME_CONTENT, SUNDAY);
        Allotment replacement = west.allot(WholeSource.of(REPLACEMENT), REPLACEMENT, SUNDAY);
        // Then
        assertThat(byName).contains(new Allotment.Elsewhere(FIRST, "east"));
        assertThat(sameContent).isEqualTo(new Allotment.Elsewhere(FIRST, "east"));
        assertThat(replacement).isEqualTo(new Allotment.Elsewhere(FIRST, "east"));
    }

    @Test
    void knowsContentThatAnotherInstanceHasDelivered() throws Exception {
        // Given
        ResumePoint begun = granted(east.allot(WholeSource.of(FILE), FILE, SUNDAY));
        eastConnection.send(upTo(100, IngestState.ENDED, begun));
        // When
        Allotment allotment = west.allot(WholeSource.of(SAME_CONTENT), SAME_CONTENT, SUNDAY);
        // Then
        assertThat(allotment).isEqualTo(new Allotment.AlreadyDelivered(FIRST));
    }

    @Test
    void goesOnWithBatchOfAnInstanceThatHasGoneAndFencesItOff() throws Exception {
        // Given
        ResumePoint begun = granted(east.allot(WholeSource.of(FILE), FILE, SUNDAY));
        eastConnection.send(upTo(40, IngestState.STARTED, begun));
        present.remove("east");
        // When
        ResumePoint from = granted(west.allot(WholeSource.of(FILE), FILE, SUNDAY));
        // Then
        assertThat(from.getBatch()).isEqualTo(FIRST.toString());
        assertThat(from.getSequence()).isEqualTo(40);
        assertThat(from.getInstance()).isEqualTo("west");
        assertThatThrownBy(() -> eastConnection.send(upTo(80, IngestState.STARTED, begun)))
                .isInstanceOf(SharedLog.Fenced.class);
    }

    @Test
    void fencesOffWhoeverMightStillSendTheRevisionBefore() throws Exception {
        // Given
        ResumePoint begun = granted(east.allot(WholeSource.of(FILE), FILE, SUNDAY));
        eastConnection.send(upTo(40, IngestState.STARTED, begun));
        present.remove("east");
        // When
        ResumePoint from = granted(west.allot(WholeSource.of(REPLACEMENT), REPLACEMENT, SUNDAY));
        // Then
        assertThat(from.getBatch()).isEqualTo("orders/2026-11-22/1/r2");
        assertThatThrownBy(() -> eastConnection.send(upTo(80, IngestState.STARTED, begun)))
                .isInstanceOf(SharedLog.Fenced.class);
    }

    @Test
    void goesOnWithItsOwnBatchAfterRestart() throws Exception {
        // Given
        ResumePoint begun = granted(east.allot(WholeSource.of(FILE), FILE, SUNDAY));
        eastConnection.send(upTo(40, IngestState.STARTED, begun));
        Allotments restarted = allotments("east", kafka.connect("east"));
        // When
        ResumePoint from = granted(restarted.allot(WholeSource.of(FILE), FILE, SUNDAY));
        // Then
        assertThat(from.getSequence()).isEqualTo(40);
    }

    @Test
    void takesBackNothingWhenItWakes() throws Exception {
        // Given
        ResumePoint begun = granted(east.allot(WholeSource.of(FILE), FILE, SUNDAY));
        eastConnection.send(upTo(40, IngestState.STARTED, begun));
        present.remove("east");
        granted(west.allot(WholeSource.of(FILE), FILE, SUNDAY));
        present.add("east");
        Allotments woken = allotments("east", kafka.connect("east"));
        // When
        Allotment same = woken.allot(WholeSource.of(FILE), FILE, SUNDAY);
        Allotment other = woken.allot(WholeSource.of(OTHER_FILE), OTHER_FILE, SUNDAY);
        // Then
        assertThat(same).isEqualTo(new Allotment.Elsewhere(FIRST, "west"));
        assertThat(granted(other).getBatch()).isEqualTo("orders/2026-11-22/2/r1");
    }

    @Test
    void namesUnfinishedBatchesThatNoOtherInstanceIsThereFor() throws Exception {
        // Given
        ResumePoint begun = granted(east.allot(WholeSource.of(FILE), FILE, SUNDAY));
        eastConnection.send(upTo(40, IngestState.STARTED, begun));
        Allotments later = allotments("west", kafka.connect("west"));
        boolean none = later.unfinished().isEmpty();
        // When
        present.remove("east");
        // Then
        assertThat(none).isTrue();
        assertThat(later.unfinished()).extracting(ResumePoint::getSequence).containsExactly(40L);
    }

    private Allotments allotments(String instance, AllotmentLog log) {
        Presence presence = new Presence() {
            @Override
            public boolean isCounted() {
                return present.contains(instance);
            }

            @Override
            public boolean isAlone() {
                return false;
            }

            @Override
            public boolean isPresent(String other) {
                return present.contains(other);
            }
        };
        return new Allotments("orders", instance, 3, log, presence, CLOCK, attempts -> {});
    }

    private static ResumePoint granted(Allotment allotment) {
        assertThat(allotment).isInstanceOf(Allotment.Granted.class);
        return ((Allotment.Granted) allotment).from();
    }

    private static ResumePoint upTo(long record, IngestState state, ResumePoint from) {
        return ResumePoint.newBuilder(from)
                .setSequence(record)
                .setPassed(new Tally(record, Map.of(), 0L, 0L))
                .setState(state)
                .build();
    }
}
