package io.crossfoot.bench.study;

import java.time.Instant;

/** A run that did not come to its end, or to the right one. */
public record RunFailure(Instant at, Setting setting, String message) {}
