package io.crossfoot.bench.study;

import java.time.Instant;

/**
 * One start of the benchmark. Several may add to the same results.
 *
 * @param command how it was called
 * @param seed what decided the order of the runs
 */
public record Execution(Instant at, String command, long seed) {}
