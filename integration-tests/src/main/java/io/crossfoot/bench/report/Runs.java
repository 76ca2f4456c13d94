package io.crossfoot.bench.report;

import io.crossfoot.bench.study.RunResult;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs that repeat one another: same contender, same setting. Never empty. */
record Runs(List<RunResult> results) {

    private static final double MILLION = 1e6;
    private static final double MEBIBYTE = 1 << 20;

    /** The results by what they have in common, in the order the first of each came. */
    static <K> Map<K, Runs> by(Function<RunResult, K> common, List<RunResult> results) {
        Map<K, Runs> groups = new LinkedHashMap<>();
        results.stream()
                .collect(Collectors.groupingBy(common, LinkedHashMap::new, Collectors.toList()))
                .forEach((key, group) -> groups.put(key, new Runs(group)));
        return groups;
    }

    static Map<String, Runs> byContender(List<RunResult> results) {
        return by(result -> result.setting().contender(), results);
    }

    static List<Runs> fastestFirst(List<RunResult> results) {
        return byContender(results).values().stream()
                .sorted(Comparator.comparingDouble(runs -> runs.seconds().median()))
                .toList();
    }

    RunResult first() {
        return results.get(0);
    }

    String contender() {
        return first().setting().contender();
    }

    Spread seconds() {
        return Spread.of(results, result -> result.completion().seconds());
    }

    Spread recordsPerSecond() {
        return Spread.of(
                results,
                result -> result.setting().records() / result.completion().seconds());
    }

    /** Of all processes together. */
    Spread cpuPerMillion() {
        return Spread.of(
                results,
                result -> result.footprint().cpuSeconds() / (result.setting().records() / MILLION));
    }

    Spread memoryMebibytes() {
        return Spread.of(results, result -> result.footprint().peakMemory() / MEBIBYTE);
    }

    Spread kafkaBytesPerByte() {
        return Spread.of(
                results,
                result -> (double) result.footprint().kafkaBytes()
                        / result.setting().bytes());
    }

    Spread stateMebibytes() {
        return Spread.of(results, result -> result.footprint().stateBytes() / MEBIBYTE);
    }

    Spread writtenMebibytes() {
        return Spread.of(results, result -> result.footprint().bytesWritten() / MEBIBYTE);
    }

    /** Per cent of the processors' time that the host of a virtual machine gave to others. */
    Spread stolenPercent(int cores) {
        return Spread.of(
                results, result -> 100 * result.footprint().machine().stolen() / processorSeconds(result, cores));
    }

    /** Per cent of the processors' time that went to programs outside the benchmark. */
    Spread otherPercent(int cores) {
        return Spread.of(results, result -> 100 * result.footprint().otherSeconds() / processorSeconds(result, cores));
    }

    private static double processorSeconds(RunResult result, int cores) {
        return result.completion().seconds() * cores;
    }

    /** When something had happened, if it is known of all. */
    Optional<Spread> mark(String name) {
        return results.stream().allMatch(result -> result.completion().marks().containsKey(name))
                ? Optional.of(Spread.of(results, result -> mark(result, name)))
                : Optional.empty();
    }

    /** How long it took from one mark to the other. */
    Spread between(String from, String to) {
        return Spread.of(results, result -> mark(result, to) - mark(result, from));
    }

    private static double mark(RunResult result, String name) {
        return Optional.ofNullable(result.completion().marks().get(name)).orElseThrow();
    }
}
