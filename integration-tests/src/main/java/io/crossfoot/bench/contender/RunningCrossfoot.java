package io.crossfoot.bench.contender;

import io.crossfoot.bench.data.RowDigest;
import io.crossfoot.bench.measure.Watched;
import io.crossfoot.cli.Installation;
import io.crossfoot.cli.ReconcileClient;
import io.crossfoot.platform.AppProcess;
import io.crossfoot.platform.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;

/** Crossfoot's apps, up and waiting for files. */
public final class RunningCrossfoot implements Running {

    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Installation installation;
    private final Map<String, AppProcess> apps;
    private final ReconcileClient reconcile;
    private final VerdictTail verdicts;
    private final LogEnd events;
    private final LogEnd results;
    private final CrossfootResults rows;

    RunningCrossfoot(Installation installation, Backbone backbone, Map<String, AppProcess> apps, int partitions) {
        this.installation = installation;
        this.apps = apps;
        this.reconcile = new ReconcileClient(app("reconcile").url());
        this.verdicts = new VerdictTail(backbone);
        this.events = new LogEnd(backbone.bootstrapServers(), CrossfootSettings.EVENTS, partitions);
        this.results = new LogEnd(backbone.bootstrapServers(), CrossfootSettings.RESULTS, partitions);
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

    /** Another name for the same file, which ingest does not look at yet. */
    @Override
    public void prepare(Job job) {
        try {
            Files.createLink(waiting(job), job.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path waiting(Job job) {
        return installation.inbox(CrossfootSettings.FEED).resolve("." + fileName(job) + ".part");
    }

    private static String fileName(Job job) {
        return job.file().getFileName().toString();
    }

    @Override
    public Completion process(Job job) {
        return processAll(List.of(job));
    }

    /** Hands all files in at once, and returns when all results of all of them are there to be read. */
    public Completion processAll(List<Job> jobs) {
        Start start = Start.now();
        jobs.forEach(this::handIn);
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
        handIn(job);
        progress.await(records, PATIENCE);
        double killed = start.seconds(System.nanoTime());
        aggregate.kill();
        aggregate.restart();
        return follow(List.of(job), start, Map.of(Completion.KILLED, killed));
    }

    private void handIn(Job job) {
        try {
            Path whole = installation.inbox(CrossfootSettings.FEED).resolve(fileName(job));
            Files.move(waiting(job), whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Completion follow(List<Job> jobs, Start start, Map<String, Double> marksBefore) {
        long judged = 0;
        for (Job job : jobs) {
            judged = Math.max(
                    judged, verdicts.awaitReleased(fileName(job), PATIENCE).judged());
        }
        long lastRow = awaitPublished(jobs);
        double end = start.seconds(System.nanoTime());
        Map<String, Double> marks = new HashMap<>(marksBefore);
        marks.put(Completion.LAST_RECORD, start.secondsAtMillis(events.lastRecordMillis()));
        marks.put(Completion.VERDICT, start.seconds(judged));
        marks.put(Completion.LAST_ROW, start.seconds(lastRow));
        return new Completion(end, marks);
    }

    /** Waits until reconcile says that all rows are out; returns when the last of them could be read. */
    private long awaitPublished(List<Job> jobs) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<TopicPartition, Long> seen = Map.of();
        long changed = System.nanoTime();
        while (System.nanoTime() < deadline) {
            boolean published = jobs.stream().allMatch(this::isPublished);
            Map<TopicPartition, Long> now = results.offsets();
            if (!now.equals(seen)) {
                seen = now;
                changed = System.nanoTime();
            }
            if (published) {
                return changed;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        throw new BenchException("Released, but results are not out in time: " + jobs);
    }

    /** Reconcile is asked only when its verdict is out that all is published. */
    private boolean isPublished(Job job) {
        return verdicts.of(fileName(job))
                .filter(VerdictTail.Sighting::isPublished)
                .map(seen -> reconcile
                        .batch(seen.latest().getBatch())
                        .path("published")
                        .asBoolean())
                .orElse(false);
    }

    @Override
    public Map<Job, RowDigest> results(List<Job> jobs) {
        Map<String, RowDigest> batches = rows.next();
        Map<Job, RowDigest> found = new HashMap<>();
        for (Job job : jobs) {
            String batch = verdicts.of(fileName(job)).orElseThrow().latest().getBatch();
            found.put(job, batches.getOrDefault(batch, new RowDigest(0, 0, 0, 0)));
        }
        return found;
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

    @Override
    public void close() {
        verdicts.close();
        events.close();
        results.close();
        rows.close();
        List<AppProcess> lastFirst = new ArrayList<>(apps.values());
        Collections.reverse(lastFirst);
        lastFirst.forEach(LocalServer::stop);
    }
}
