package io.crossfoot.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One look at all processes of this machine, by way of {@code /proc}. */
final class ProcessTable {

    private static final Path PROC = Path.of("/proc");
    private static final double TICKS_PER_SECOND = 100;

    private final Map<Long, Entry> entries;

    /** One process; its times include those of children that have ended and been waited for. */
    private record Entry(long pid, long parent, long ticks, Path folder) {

        boolean worksIn(Path wanted) {
            return folder.startsWith(wanted);
        }
    }

    private ProcessTable(Map<Long, Entry> entries) {
        this.entries = entries;
    }

    static ProcessTable now() {
        Map<Long, Entry> entries = new HashMap<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path folder : folders) {
                entry(folder).ifPresent(entry -> entries.put(entry.pid(), entry));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProcessTable(entries);
    }

    /** Nothing if the process has ended meanwhile. */
    private static Optional<Entry> entry(Path folder) {
        return read(folder.resolve("stat")).map(stat -> {
            // The second field, the program's name in brackets, may itself hold blanks and brackets.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int field = 11; field <= 14; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return new Entry(
                    Long.parseLong(folder.getFileName().toString()),
                    Long.parseLong(fields[1]),
                    ticks,
                    workingFolder(folder));
        });
    }

    /**
     * The process, all that descend from it, and all that work in the folder: a database's server may have cut itself
     * loose from the process that started it.
     */
    List<Long> tree(long root, Path folder) {
        List<Long> roots = new ArrayList<>(in(folder));
        roots.add(root);
        return withDescendants(roots);
    }

    /** All processes that work in the folder, and all that descend from them. */
    List<Long> tree(Path folder) {
        return withDescendants(in(folder));
    }

    private List<Long> in(Path folder) {
        return entries.values().stream()
                .filter(entry -> entry.worksIn(folder))
                .map(Entry::pid)
                .toList();
    }

    private List<Long> withDescendants(List<Long> roots) {
        Map<Long, List<Long>> children = new HashMap<>();
        for (Entry entry : entries.values()) {
            children.computeIfAbsent(entry.parent(), pid -> new ArrayList<>()).add(entry.pid());
        }
        Set<Long> tree = new LinkedHashSet<>();
        Deque<Long> next = new ArrayDeque<>(roots);
        while (!next.isEmpty()) {
            long pid = next.remove();
            if (tree.add(pid)) {
                next.addAll(children.getOrDefault(pid, List.of()));
            }
        }
        return List.copyOf(tree);
    }

    /** The root for a process that has gone, or whose folder we may not know: it is no process of ours. */
    private static Path workingFolder(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd"));
        } catch (IOException e) {
            return Path.of("/");
        }
    }

    boolean contains(long pid) {
        return entries.containsKey(pid);
    }

    double cpuSeconds(List<Long> pids) {
        long ticks = 0;
        for (long pid : pids) {
            Entry entry = entries.get(pid);
            ticks += entry == null ? 0 : entry.ticks();
        }
        return ticks / TICKS_PER_SECOND;
    }

    /**
     * Memory that the processes hold now, in bytes. What they share, as a database's processes do their cache, counts
     * once.
     */
    static long memory(List<Long> pids) {
        long own = 0;
        long shared = 0;
        for (long pid : pids) {
            Map<String, Long> status = figures(pid, "status");
            long sharedHere = status.getOrDefault("RssShmem", 0L);
            own += status.getOrDefault("VmRSS", 0L) - sharedHere;
            shared = Math.max(shared, sharedHere);
        }
        return (own + shared) * 1024;
    }

    /** The most memory that the process has held at any time, in bytes. */
    static long peakMemory(long pid) {
        return figures(pid, "status").getOrDefault("VmHWM", 0L) * 1024;
    }

    /** Bytes that the processes, and children of theirs that have ended, have had written to disk. */
    static long bytesWritten(List<Long> pids) {
        return pids.stream()
                .mapToLong(pid -> figures(pid, "io").getOrDefault("write_bytes", 0L))
                .sum();
    }

    /** Lines such as {@code VmHWM:   1234 kB}, without their units. */
    private static Map<String, Long> figures(long pid, String file) {
        Map<String, Long> figures = new HashMap<>();
        read(PROC.resolve(Long.toString(pid)).resolve(file))
                .ifPresent(text -> text.lines().forEach(line -> {
                    String[] parts = line.split(":?\\s+", -1);
                    if (parts.length > 1 && parts[1].matches("[0-9]+")) {
                        figures.put(parts[0], Long.parseLong(parts[1]));
                    }
                }));
        return figures;
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
