package io.crossfoot.bench.contender;

import io.crossfoot.bench.data.RowDigest;
import io.crossfoot.bench.measure.Watched;
import io.crossfoot.cli.Installation;
import io.crossfoot.platform.AppProcess;
import io.crossfoot.platform.LocalServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Crossfoot's apps, up and waiting for files. */
public final class RunningCrossfoot implements Running {

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Installation installation;
    private final Map<String, AppProcess> apps;
    private final CrossfootInbox inbox;
    private final BatchWatch watch;
    private final LogEnd events;
    private final CrossfootResults rows;

    RunningCrossfoot(Installation installation, Backbone backbone, Map<String, AppProcess> apps, int partitions) {
        this.installation = installation;
        this.apps = apps;
        this.inbox = new CrossfootInbox(installation);
        this.watch = new BatchWatch(backbone, app("reconcile").url(), partitions);
        this.events = new LogEnd(backbone.bootstrapServers(), CrossfootSettings.EVENTS, partitions);
        this.rows = new CrossfootResults(backbone);
    }

    private AppProcess app(String name) {
        return Optional.ofNullable(apps.get(name)).orElseThrow();
    }

    @Override
    public List<Watched> processes() {
        return apps.values().stream()
                .map(app -> new Watched(app.name(), app.pid(), workingFolder(app.name(), installation)))
                .toList();
    }

    /** Each app has its own, by which its processes are known. */
    static Path workingFolder(String app, Installation installation) {
        return installation.home().resolve("run").resolve(app);
    }

    @Override
    public Path state() {
        return installation.home().resolve("state");
    }

    @Override
    public void prepare(Job job) {
        inbox.prepare(job);
    }

    @Override
    public Completion process(Job job) {
        return processAll(List.of(job));
    }

    /** Hands all files in at once, and returns when all results of all of them are there to be read. */
    public Completion processAll(List<Job> jobs) {
        Start start = Start.now();
        jobs.forEach(inbox::handIn);
        return follow(jobs, start, Map.of());
    }

    /**
     * Hands the file in, and kills aggregate as a crash would when ingest has read so many of its records; starts it again
     * at once.
     */
    public Completion processKillingAggregate(Job job, long records) {
        AppProcess aggregate = app("aggregate");
        IngestProgress progress = new IngestProgress(app("ingest").url());
        Start start = Start.now();
        inbox.handIn(job);
        progress.await(records, PATIENCE);
        double killed = start.seconds(System.nanoTime());
        aggregate.kill();
        aggregate.restart();
        return follow(List.of(job), start, Map.of(Completion.KILLED, killed));
    }

    private Completion follow(List<Job> jobs, Start start, Map<String, Double> marksBefore) {
        BatchWatch.Times times = watch.awaitPublished(jobs);
        Map<String, Double> marks = new HashMap<>(marksBefore);
        marks.put(Completion.LAST_RECORD, start.secondsAtMillis(events.lastRecordMillis()));
        marks.put(Completion.VERDICT, start.seconds(times.judged()));
        marks.put(Completion.LAST_ROW, start.seconds(times.lastRow()));
        return new Completion(start.seconds(times.told()), marks);
    }

    @Override
    public Map<Job, RowDigest> results(List<Job> jobs) {
        Map<String, RowDigest> batches = rows.next();
        Map<Job, RowDigest> found = new HashMap<>();
        jobs.forEach(job -> found.put(job, batches.getOrDefault(watch.batch(job), RowDigest.NONE)));
        return found;
    }

    @Override
    public void close() {
        watch.close();
        events.close();
        rows.close();
        List<AppProcess> lastFirst = new ArrayList<>(apps.values());
        Collections.reverse(lastFirst);
        lastFirst.forEach(LocalServer::stop);
    }

    /** When files were handed in, by both clocks. */
    private record Start(long nanos, long millis) {

        static Start now() {
            return new Start(System.nanoTime(), System.currentTimeMillis());
        }

        double seconds(long nanosThen) {
            return (nanosThen - nanos) / 1e9;
        }

        double secondsAtMillis(long millisThen) {
            return (millisThen - millis) / 1e3;
        }
    }
}
