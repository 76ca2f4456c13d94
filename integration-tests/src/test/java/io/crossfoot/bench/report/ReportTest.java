package io.crossfoot.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.bench.contender.Completion;
import io.crossfoot.bench.measure.FileRates;
import io.crossfoot.bench.measure.Machine;
import io.crossfoot.bench.measure.MachineTime;
import io.crossfoot.bench.measure.Usage;
import io.crossfoot.bench.study.Comparison;
import io.crossfoot.bench.study.Crash;
import io.crossfoot.bench.study.Execution;
import io.crossfoot.bench.study.Footprint;
import io.crossfoot.bench.study.Growth;
import io.crossfoot.bench.study.Latency;
import io.crossfoot.bench.study.RunFailure;
import io.crossfoot.bench.study.RunResult;
import io.crossfoot.bench.study.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");

    private static final Machine OLD = new Machine("An old processor", 1, 1 << 30, "Linux", "Java 17");
    private static final Machine NEW = new Machine("A new processor", 2, 1 << 30, "Linux", "Java 17");
    private static final FileRates SLOW = new FileRates(1e9, 2e9, 3e9, 4e8);
    private static final FileRates FAST = new FileRates(5e9, 6e9, 7e9, 8e8);

    @TempDir
    private Path folder;

    @Test
    void ranksContendersByTheMedianOfTheirTimes() throws IOException {
        // When
        String page = write(
                run(Comparison.NAME, "crossfoot/record", 1, 30),
                run(Comparison.NAME, "floor/records", 1, 10),
                run(Comparison.NAME, "floor/records", 2, 12),
                run(Comparison.NAME, "floor/records", 3, 50),
                run(Comparison.NAME, "crossfoot/record", 2, 18));
        // Then
        assertThat(page)
                .containsSubsequence(
                        "| The floor & all <that> | 3 | 12.0 (10.0–50.0) | 83,333 | 1.00 | 0.50 | 4 |",
                        "| crossfoot/record | 2 | 24.0 (18.0–30.0) |",
                        "| 2.00 | 1.00 | 4 |");
    }

    @Test
    void namesAllStartsOfTheBenchmarkAndTheirMachines() throws IOException {
        // When
        String page = write(run(Comparison.NAME, "floor/records", 1, 10));
        // Then
        assertThat(page)
                .contains("| machine 1 | An old processor, 1 cores, 1,024 MiB; Linux; Java 17 |")
                .contains("| machine 2 | A new processor, 2 cores, 1,024 MiB; Linux; Java 17 |")
                .contains("`bench --rounds 3`, seed of the order 7, on machine 1 |")
                .contains("`bench --append`, seed of the order 8, commit abcdef0, on machine 2 |");
    }

    @Test
    void showsTheRatesOfTheMachineThatTheComparisonRanOn() throws IOException {
        // When
        String page = write(run(Comparison.NAME, "floor/records", 1, 10));
        // Then
        assertThat(page).contains("| read from disk | 5,000 | 0.02 |").doesNotContain("| read from disk | 1,000 |");
    }

    @Test
    void tellsWhatWasNotMeasured() throws IOException {
        // When
        String page = write(run(Comparison.NAME, "floor/records", 1, 10));
        // Then
        assertThat(page).contains("Not measured this time.").contains("None.").doesNotContain("{{");
    }

    @Test
    void saysWhichTargetsAreReached() throws IOException {
        // When
        String page = write(
                run(Comparison.NAME, "floor/records", 1, 10),
                run(Comparison.NAME, "crossfoot/record", 1, 20),
                run(Comparison.NAME, "crossfoot/block", 1, 15),
                run(Comparison.NAME, "flink/heap", 1, 40),
                run(Comparison.NAME, "streams/tuned", 1, 60),
                run(Comparison.NAME, "duckdb", 1, 5),
                run(Crash.UNDISTURBED, "crossfoot/record", 1, 20),
                run(Crash.NAME, "crossfoot/record", 1, 29, Map.of(Completion.KILLED, 7.0)));
        // Then
        assertThat(page)
                .contains("| messages of one record: share of the floor's speed | ≥ 0.60 | 0.50 | no |")
                .contains("| … times as fast as Flink with state on the heap | ≥ 1.50 | 2.00 | yes |")
                .contains("| … as Kafka Streams, tuned | ≥ 3.00 | 3.00 | yes |")
                .contains("| blocks: times as fast as the fastest peer on Kafka | ≥ 3.00 | 2.67 | no |")
                .contains("| blocks: times as long as DuckDB takes | ≤ 2.50 | 3.00 | no |")
                .contains("| crossfoot/record: more after a crash, s | ≤ 30.0 | 9.00 | yes |")
                .doesNotContain("Spring Batch with PostgreSQL");
    }

    @Test
    void comparesKilledRunsWithUndisturbedOnes() throws IOException {
        // When
        String page = write(
                run(Crash.UNDISTURBED, "crossfoot/record", 1, 20),
                run(Crash.NAME, "crossfoot/record", 1, 29, Map.of(Completion.KILLED, 7.0)));
        // Then
        assertThat(page).contains("| crossfoot/record | 1 | 20.0 | 7.00 | 29.0 | 9.00 |");
    }

    @Test
    void tellsLatencyFromLastRecordToVerdictAndFromThereToLastRow() throws IOException {
        // Given
        Map<String, Double> marks =
                Map.of(Completion.LAST_RECORD, 2.0, Completion.VERDICT, 2.25, Completion.LAST_ROW, 2.75);
        // When
        String page = write(run(Latency.NAME, "crossfoot/block", 1, 3, marks));
        // Then
        assertThat(page)
                .contains("| crossfoot/block | last record | verdict | 1 | 0.25 | 0.25 | 0.25 |")
                .contains("| crossfoot/block | verdict | last row | 1 | 0.50 | 0.50 | 0.50 |");
    }

    @Test
    void namesRunsThatFailed() throws IOException {
        // Given
        RunFailure failure = new RunFailure(AT, setting(Comparison.NAME, "crossfoot/block", 2), "wrong |\n results");
        // When
        new Report(experiment(List.of(), List.of(failure)), folder.resolve("page.md")).write();
        // Then
        assertThat(folder.resolve("page.md"))
                .content()
                .contains("| crossfoot/block | comparison | 2 | wrong \\| results |");
    }

    @Test
    void namesAllThatARunOfAStudyIsSetTo() throws IOException {
        // When
        String page =
                write(run(Growth.OF_ACCOUNTS, "floor/records", 1, 10), run(Growth.OF_ACCOUNTS, "floor/records", 2, 12));
        // Then
        assertThat(page)
                .contains("| contender | files | records | accounts | partitions, threads | runs |")
                .contains("| The floor & all <that> | 1 | 1,000,000 | 1,000 | 2 | 2 | 11.0 (10.0–12.0) |");
    }

    @Test
    void drawsChartsThatAreWellFormed() throws Exception {
        // When
        write(
                run(Comparison.NAME, "floor/records", 1, 10),
                run(Growth.OF_RECORDS, "floor/records", 1, 10),
                run(Growth.OF_RECORDS, "floor/records", 2, 12));
        // Then
        try (Stream<Path> files = Files.list(folder.resolve("page"))) {
            List<Path> charts =
                    files.filter(file -> file.toString().endsWith(".svg")).toList();
            assertThat(charts).hasSize(6);
            for (Path chart : charts) {
                assertThat(DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(chart.toFile())
                                .getDocumentElement()
                                .getTagName())
                        .isEqualTo("svg");
            }
        }
    }

    @Test
    void canBeWrittenAgainFromItsOwnResults() throws IOException {
        // Given
        String page =
                write(run(Comparison.NAME, "floor/records", 1, 10), run(Comparison.NAME, "crossfoot/record", 1, 30));
        // When
        Experiment read = Experiment.read(folder.resolve("page").resolve("results.json"));
        new Report(read, folder.resolve("page.md")).write();
        // Then
        assertThat(folder.resolve("page.md")).hasContent(page);
    }

    private String write(RunResult... results) throws IOException {
        new Report(experiment(List.of(results), List.of()), folder.resolve("page.md")).write();
        return Files.readString(folder.resolve("page.md"));
    }

    private static Experiment experiment(List<RunResult> results, List<RunFailure> failures) {
        return new Experiment(
                AT,
                List.of(
                        new Execution(AT.minusSeconds(1), "bench --rounds 3", 7, "", OLD, SLOW),
                        new Execution(AT, "bench --append", 8, "abcdef0", NEW, FAST)),
                Map.of("Kafka", "4.3.1"),
                Map.of("floor/records", "The floor & all <that>"),
                results,
                failures);
    }

    private static RunResult run(String study, String contender, int round, double seconds) {
        return run(study, contender, round, seconds, Map.of());
    }

    private static RunResult run(String study, String contender, int round, double seconds, Map<String, Double> marks) {
        Footprint footprint = new Footprint(
                Map.of("broker", new Usage(seconds, 1 << 20, 5)),
                Map.of("a.topic", 500L),
                1 << 20,
                new MachineTime(seconds * 2, 0, 1),
                0.5);
        return new RunResult(AT, setting(study, contender, round), new Completion(seconds, marks), 4, footprint);
    }

    private static Setting setting(String study, String contender, int round) {
        return new Setting(study, contender, round, 1_000_000, 1_000, 1, 75_000_000, 2);
    }
}
