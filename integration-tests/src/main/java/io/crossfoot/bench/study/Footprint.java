package io.crossfoot.bench.study;

import io.crossfoot.bench.measure.MachineTime;
import io.crossfoot.bench.measure.Usage;
import java.util.Map;

/**
 * What a run took.
 *
 * @param processes what each process took, those of the backbone included; one that was replaced meanwhile is left out
 * @param topicBytes what each topic grew by
 * @param stateBytes what the contender's state takes on disk in the end
 * @param machine how the machine's processors spent the time
 * @param harnessSeconds processor time of the benchmark itself
 */
public record Footprint(
        Map<String, Usage> processes,
        Map<String, Long> topicBytes,
        long stateBytes,
        MachineTime machine,
        double harnessSeconds) {

    /** What this process took; nothing if it is not known. */
    public Usage usage(String process) {
        return processes.getOrDefault(process, new Usage(0, 0, 0));
    }

    public double cpuSeconds() {
        return processes.values().stream().mapToDouble(Usage::cpuSeconds).sum();
    }

    /** The processes' peaks added up: what the machine must have. */
    public long peakMemory() {
        return processes.values().stream().mapToLong(Usage::peakMemory).sum();
    }

    public long kafkaBytes() {
        return topicBytes.values().stream().mapToLong(Long::longValue).sum();
    }

    public long bytesWritten() {
        return processes.values().stream().mapToLong(Usage::bytesWritten).sum();
    }

    /** Processor time that went to programs which have nothing to do with the benchmark. */
    public double otherSeconds() {
        return Math.max(0, machine.busy() - cpuSeconds() - harnessSeconds);
    }
}
