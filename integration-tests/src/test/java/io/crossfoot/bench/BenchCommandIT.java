package io.crossfoot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.bench.contender.Completion;
import io.crossfoot.bench.study.ResultLog;
import io.crossfoot.bench.study.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The benchmark itself, on small files. The comparison prints how Crossfoot stands to the floor: a ratio that jumps from
 * one build to the next is worth a look, though nothing is asserted of it on a machine that has other things to do.
 */
@EnabledOnOs(OS.LINUX)
class BenchCommandIT {

    private static final Path WORK = Path.of("target", "bench-it");
    private static final Path PAGE = WORK.resolve("page.md");

    @BeforeAll
    static void sayWhereCrossfootWasBuilt() {
        System.setProperty("crossfoot.root", "..");
    }

    @AfterAll
    static void sayNothingMore() {
        System.clearProperty("crossfoot.root");
    }

    @Test
    void measuresTheFloorAndCrossfootAndWritesThePage() {
        // When
        int code = run("--studies", "comparison", "--contenders", "floor,crossfoot", "--records", "300000");
        // Then
        ResultLog log = ResultLog.continuing(WORK.resolve("results.jsonl"));
        assertThat(log.failures()).isEmpty();
        assertThat(code).isZero();
        Map<String, RunResult> results = log.results().stream()
                .collect(Collectors.toMap(result -> result.setting().contender(), result -> result));
        assertThat(results).containsOnlyKeys("floor/records", "floor/blocks", "crossfoot/record", "crossfoot/block");
        assertThat(results.get("floor/records").footprint().processes())
                .containsOnlyKeys("floor", "broker", "registry");
        assertThat(results.get("crossfoot/block").footprint().processes())
                .containsOnlyKeys("ingest", "aggregate", "reconcile", "broker", "registry");
        assertThat(results.get("crossfoot/block").rows()).isPositive();
        assertThat(results.get("crossfoot/block").footprint().topicBytes()).containsKey("ledger.events");
        assertThat(results.values())
                .allSatisfy(
                        result -> assertThat(result.footprint().usage("broker").cpuSeconds())
                                .isPositive());
        assertThat(PAGE).content().contains("Crossfoot, blocks", "share of the floor's speed");
    }

    @Test
    void killsAggregateAndTakesTheLatencyOfBatchesInARow() {
        // When
        int code = run(
                "--studies",
                "crash,latency",
                "--contenders",
                "crossfoot/block",
                "--records",
                "30000",
                "--latency-batches",
                "2",
                "--latency-records",
                "2000");
        // Then
        ResultLog log = ResultLog.continuing(WORK.resolve("results.jsonl"));
        assertThat(log.failures()).isEmpty();
        assertThat(code).isZero();
        List<RunResult> killed = of("crash", log);
        assertThat(killed).hasSize(1).allSatisfy(result -> {
            assertThat(result.completion().marks().get(Completion.KILLED))
                    .isLessThan(result.completion().marks().get(Completion.VERDICT));
            assertThat(result.rows()).isPositive();
        });
        assertThat(of("undisturbed", log)).hasSize(1);
        assertThat(of("latency", log))
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.completion().marks().get(Completion.VERDICT))
                        .isGreaterThan(result.completion().marks().get(Completion.LAST_RECORD)));
    }

    private static List<RunResult> of(String study, ResultLog log) {
        return log.results().stream()
                .filter(result -> result.setting().study().equals(study))
                .toList();
    }

    private static int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--work",
                WORK.toString(),
                "--page",
                PAGE.toString(),
                "--accounts",
                "500",
                "--warm-up",
                "1000",
                "--rounds",
                "1",
                "--study-rounds",
                "1"));
        arguments.addAll(List.of(options));
        return BenchCommand.run(arguments.toArray(String[]::new));
    }
}
