package io.crossfoot.bench.measure;

/**
 * What one process, with those it started, took.
 *
 * @param cpuSeconds processor time, user and system
 * @param peakMemory the most memory held at a time since its start, in bytes
 * @param bytesWritten what it had written to disk
 */
public record Usage(double cpuSeconds, long peakMemory, long bytesWritten) {}
