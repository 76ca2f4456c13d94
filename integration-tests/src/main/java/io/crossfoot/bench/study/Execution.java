package io.crossfoot.bench.study;

import io.crossfoot.bench.measure.FileRates;
import io.crossfoot.bench.measure.Machine;
import java.time.Instant;

/**
 * One start of the benchmark. Several may add to the same results, and need not have had the same machine.
 *
 * @param command how it was called
 * @param seed what decided the order of the runs
 * @param revision of the sources; empty where it is not known
 * @param fileRates how fast the machine reads and checks the file of the comparison
 */
public record Execution(Instant at, String command, long seed, String revision, Machine machine, FileRates fileRates) {}
