package io.crossfoot.bench.measure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Measures what some processes take from its start until it is read. */
public final class UsageMeter implements AutoCloseable {

    private static final long LOOK_MILLIS = 1_000;

    private final List<Watched> processes;
    private final Map<String, Double> cpuBefore = new HashMap<>();
    private final Map<String, Long> writtenBefore = new HashMap<>();
    private final Map<String, Long> peaks = new HashMap<>();
    private final ScheduledExecutorService looks;

    private UsageMeter(List<Watched> processes) {
        this.processes = List.copyOf(processes);
        this.looks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "usage-meter");
            thread.setDaemon(true);
            return thread;
        });
    }

    public static UsageMeter start(List<Watched> processes) {
        UsageMeter meter = new UsageMeter(processes);
        ProcessTable table = ProcessTable.now();
        for (Watched process : processes) {
            List<Long> tree = table.tree(process.pid(), process.folder());
            meter.cpuBefore.put(process.name(), table.cpuSeconds(tree));
            meter.writtenBefore.put(process.name(), ProcessTable.bytesWritten(tree));
        }
        var unused = meter.looks.scheduleAtFixedRate(meter::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return meter;
    }

    private synchronized void look() {
        ProcessTable table = ProcessTable.now();
        for (Watched process : processes) {
            List<Long> tree = table.tree(process.pid(), process.folder());
            peaks.merge(process.name(), ProcessTable.memory(tree), Math::max);
        }
    }

    /** What each process took so far, in the order given; one that has ended is left out. */
    public synchronized Map<String, Usage> read() {
        look();
        ProcessTable table = ProcessTable.now();
        Map<String, Usage> usage = new LinkedHashMap<>();
        for (Watched process : processes) {
            if (table.contains(process.pid())) {
                usage.put(process.name(), usage(process, table));
            }
        }
        return usage;
    }

    private Usage usage(Watched process, ProcessTable table) {
        String name = process.name();
        List<Long> tree = table.tree(process.pid(), process.folder());
        return new Usage(
                table.cpuSeconds(tree) - cpuBefore.getOrDefault(name, 0.0),
                Math.max(peaks.getOrDefault(name, 0L), ProcessTable.peakMemory(process.pid())),
                ProcessTable.bytesWritten(tree) - writtenBefore.getOrDefault(name, 0L));
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
