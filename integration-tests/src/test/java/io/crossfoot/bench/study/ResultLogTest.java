package io.crossfoot.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.bench.contender.Completion;
import io.crossfoot.bench.measure.FileRates;
import io.crossfoot.bench.measure.Machine;
import io.crossfoot.bench.measure.MachineTime;
import io.crossfoot.bench.measure.Usage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultLogTest {

    private static final Setting SETTING = new Setting("comparison", "floor/blocks", 1, 10, 5, 1, 750, 2);

    private static final RunResult RESULT = new RunResult(
            Instant.EPOCH,
            SETTING,
            new Completion(1.5, Map.of("verdict", 1.25)),
            7,
            new Footprint(Map.of("broker", new Usage(1, 2, 3)), Map.of("topic", 4L), 5, new MachineTime(6, 7, 8), 9));

    private static final RunFailure FAILURE = new RunFailure(Instant.EPOCH, SETTING, "no results");

    private static final Execution EXECUTION = new Execution(
            Instant.EPOCH,
            "bench --rounds 3",
            11,
            "abcdef0",
            new Machine("A processor", 2, 1 << 30, "Linux", "Java 17"),
            new FileRates(1e9, 2e9, 3e9, 4e8));

    @TempDir
    private Path folder;

    @Test
    void findsWhatAnEarlierOneHasNoted() {
        // Given
        ResultLog log = ResultLog.startingAnew(folder.resolve("runs").resolve("results.jsonl"));
        log.begin(EXECUTION);
        log.add(RESULT);
        log.add(FAILURE);
        // When
        ResultLog later = ResultLog.continuing(folder.resolve("runs").resolve("results.jsonl"));
        // Then
        assertThat(later.executions()).containsExactly(EXECUTION);
        assertThat(later.results()).containsExactly(RESULT);
        assertThat(later.failures()).containsExactly(FAILURE);
    }

    @Test
    void keepsWhatIsKnownFromElsewhere() {
        // Given
        Path file = folder.resolve("results.jsonl");
        ResultLog log = ResultLog.startingFrom(file, List.of(EXECUTION), List.of(RESULT), List.of());
        log.add(FAILURE);
        // When
        ResultLog later = ResultLog.continuing(file);
        // Then
        assertThat(later.executions()).containsExactly(EXECUTION);
        assertThat(later.results()).containsExactly(RESULT);
        assertThat(later.failures()).containsExactly(FAILURE);
    }

    @Test
    void startsAnewWhereThatIsWanted() {
        // Given
        ResultLog.startingAnew(folder.resolve("results.jsonl")).add(new RunFailure(Instant.EPOCH, SETTING, "failed"));
        // When
        ResultLog log = ResultLog.startingAnew(folder.resolve("results.jsonl"));
        // Then
        assertThat(log.failures()).isEmpty();
        assertThat(folder.resolve("results.jsonl")).doesNotExist();
    }
}
