package io.crossfoot.bench;

import io.crossfoot.bench.measure.MachineTime;
import io.crossfoot.bench.measure.Usage;
import java.time.Instant;
import java.util.Map;

/**
 * What was measured of one run: a line of {@code results.jsonl}.
 *
 * @param round which round it belongs to, from 1
 * @param records of the file
 * @param accounts that the file's were drawn from
 * @param bytes of the file
 * @param parallelism partitions of each topic, and threads
 * @param seconds from when the file was handed in until all results were there to be read
 * @param marks when other things had happened, in seconds from the same start
 * @param processes what each process took, those of the backbone included
 * @param topicBytes what each topic grew by
 * @param stateBytes what the contender's state takes on disk in the end
 * @param rows how many result rows there were; 0 of the floor
 * @param machine how the machine's processors spent the time
 */
public record RunResult(
        String contender,
        int round,
        Instant at,
        long records,
        int accounts,
        long bytes,
        int parallelism,
        double seconds,
        Map<String, Double> marks,
        Map<String, Usage> processes,
        Map<String, Long> topicBytes,
        long stateBytes,
        long rows,
        MachineTime machine) {}
