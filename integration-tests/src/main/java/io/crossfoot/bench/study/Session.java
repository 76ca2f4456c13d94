package io.crossfoot.bench.study;

import io.crossfoot.bench.contender.Backbone;
import io.crossfoot.bench.contender.BenchException;
import io.crossfoot.bench.contender.Completion;
import io.crossfoot.bench.contender.Contender;
import io.crossfoot.bench.contender.Job;
import io.crossfoot.bench.contender.Running;
import io.crossfoot.bench.data.RowDigest;
import io.crossfoot.bench.measure.FolderSize;
import io.crossfoot.bench.measure.MachineTime;
import io.crossfoot.bench.measure.OwnTime;
import io.crossfoot.bench.measure.TopicSizes;
import io.crossfoot.bench.measure.Usage;
import io.crossfoot.bench.measure.UsageMeter;
import io.crossfoot.bench.measure.Watched;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fresh backbone and a contender that has been warmed up: what is measured happens here. */
final class Session<R extends Running> implements AutoCloseable {

    private final Contender<R> contender;
    private final Backbone backbone;
    private final R running;
    private int jobs;

    /** How the contender is to deal with the files; returns when all results are there to be read. */
    @FunctionalInterface
    interface Work<R extends Running> {
        Completion process(R running, List<Job> jobs);
    }

    private Session(Contender<R> contender, Backbone backbone, R running) {
        this.contender = contender;
        this.backbone = backbone;
        this.running = running;
    }

    /**
     * Starts everything, and has a first file dealt with, so that no contender is measured while it warms up.
     *
     * @param home the folder of the session, which is made anew
     */
    static <R extends Running> Session<R> open(Path home, Contender<R> contender, int parallelism, LedgerData warmUp) {
        Folders.makeAnew(home);
        Backbone backbone = contender.needsBroker() ? Backbone.startIn(home) : Backbone.withoutServersIn(home);
        try {
            Session<R> session = new Session<>(contender, backbone, contender.start(backbone, parallelism));
            session.warmUp(warmUp);
            return session;
        } catch (RuntimeException e) {
            backbone.close();
            throw e;
        }
    }

    private void warmUp(LedgerData data) {
        try {
            Job job = prepared(data);
            running.process(job);
            check(List.of(job), List.of(data));
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    /** Has one file dealt with, and measures it. */
    RunResult measure(Setting setting, LedgerData data) {
        return measure(setting, List.of(data), (contestant, jobs) -> contestant.process(jobs.get(0)));
    }

    /** Has the files dealt with in this way, and measures it. */
    RunResult measure(Setting setting, List<LedgerData> data, Work<R> work) {
        List<Job> prepared = data.stream().map(this::prepared).toList();
        Folders.sync();
        Map<String, Long> topics = backbone.topicSizes();
        Instant at = Instant.now();
        MachineTime machine = MachineTime.now();
        double own = OwnTime.cpuSeconds();
        try (UsageMeter meter = UsageMeter.start(watched())) {
            Completion completion = work.process(running, prepared);
            MachineTime machineTaken = MachineTime.now().since(machine);
            double ownTaken = OwnTime.cpuSeconds() - own;
            Map<String, Usage> usage = meter.read();
            Footprint footprint = new Footprint(
                    usage,
                    TopicSizes.growth(topics, backbone.topicSizes()),
                    FolderSize.of(running.state()),
                    machineTaken,
                    ownTaken);
            return new RunResult(at, setting, completion, check(prepared, data), footprint);
        }
    }

    private Job prepared(LedgerData data) {
        Job job = new Job("job-" + ++jobs, data.file());
        running.prepare(job);
        return job;
    }

    private List<Watched> watched() {
        List<Watched> watched = new ArrayList<>(running.processes());
        watched.addAll(backbone.processes());
        return watched;
    }

    /** Returns the number of rows. */
    private long check(List<Job> done, List<LedgerData> data) {
        Map<Job, RowDigest> results = running.results(done);
        long rows = 0;
        for (int i = 0; i < done.size() && !results.isEmpty(); i++) {
            rows += requireEqual(results.get(done.get(i)), data.get(i).expected());
        }
        return rows;
    }

    private long requireEqual(@Nullable RowDigest found, RowDigest expected) {
        if (found == null || !found.equals(expected)) {
            throw new BenchException(
                    "%s came to wrong results: must be %s, got %s".formatted(contender.name(), expected, found));
        }
        return found.rows();
    }

    @Override
    public void close() {
        try {
            running.close();
        } finally {
            backbone.close();
        }
    }
}
