package io.crossfoot.bench;

import io.crossfoot.bench.contender.Backbone;
import io.crossfoot.bench.contender.Completion;
import io.crossfoot.bench.contender.Contender;
import io.crossfoot.bench.contender.Job;
import io.crossfoot.bench.contender.Running;
import io.crossfoot.bench.data.RowDigest;
import io.crossfoot.bench.measure.FolderSize;
import io.crossfoot.bench.measure.MachineTime;
import io.crossfoot.bench.measure.TopicSizes;
import io.crossfoot.bench.measure.Usage;
import io.crossfoot.bench.measure.UsageMeter;
import io.crossfoot.bench.measure.Watched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run: a fresh backbone, the contender started, a small file to warm up, then the one that is measured. */
final class Run {

    private final Path home;
    private final int parallelism;
    private final LedgerData warmUp;
    private final LedgerData measured;

    /** @param home the folder of the run, which is made anew */
    Run(Path home, int parallelism, LedgerData warmUp, LedgerData measured) {
        this.home = home;
        this.parallelism = parallelism;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    RunResult of(Contender contender, int round) {
        Folders.makeAnew(home);
        try (Backbone backbone = Backbone.startIn(home);
                Running running = contender.start(backbone, parallelism)) {
            warmUp(contender, running);
            return measure(contender, round, backbone, running);
        }
    }

    private void warmUp(Contender contender, Running running) {
        Job job = new Job("warm-up", warmUp.file());
        running.prepare(job);
        running.process(job);
        check(contender, running, job, warmUp);
    }

    private RunResult measure(Contender contender, int round, Backbone backbone, Running running) {
        Job job = new Job("measured", measured.file());
        running.prepare(job);
        Folders.sync();
        List<Watched> watched = new ArrayList<>(running.processes());
        watched.addAll(backbone.processes());
        Map<String, Long> topicsBefore = TopicSizes.of(backbone.bootstrapServers());
        Instant at = Instant.now();
        MachineTime before = MachineTime.now();
        try (UsageMeter meter = UsageMeter.start(watched)) {
            Completion completion = running.process(job);
            MachineTime machine = MachineTime.now().since(before);
            Map<String, Usage> usage = meter.read();
            Map<String, Long> topics = TopicSizes.growth(topicsBefore, TopicSizes.of(backbone.bootstrapServers()));
            long state = FolderSize.of(running.state());
            return new RunResult(
                    contender.name(),
                    round,
                    at,
                    measured.spec().records(),
                    measured.spec().accounts(),
                    size(measured.file()),
                    parallelism,
                    completion.seconds(),
                    completion.marks(),
                    usage,
                    topics,
                    state,
                    check(contender, running, job, measured),
                    machine);
        }
    }

    /** Returns the number of rows. */
    private static long check(Contender contender, Running running, Job job, LedgerData data) {
        return running.results(job)
                .map(found -> requireEqual(contender, found, data.expected()))
                .orElse(0L);
    }

    private static long requireEqual(Contender contender, RowDigest found, RowDigest expected) {
        if (!found.equals(expected)) {
            throw new BenchException(
                    "%s came to wrong results: must be %s, got %s".formatted(contender.name(), expected, found));
        }
        return found.rows();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
