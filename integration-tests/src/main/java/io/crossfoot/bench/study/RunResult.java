package io.crossfoot.bench.study;

import io.crossfoot.bench.contender.Completion;
import java.time.Instant;

/**
 * What was measured of one run whose results were right.
 *
 * @param rows how many result rows there were; 0 of the floor
 */
public record RunResult(Instant at, Setting setting, Completion completion, long rows, Footprint footprint) {}
