package io.crossfoot.bench.contender;

import io.crossfoot.bench.BenchException;
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
    private final Backbone backbone;
    private final Map<String, AppProcess> apps;
    private final ReconcileClient reconcile;
    private final VerdictTail verdicts;
    private final LogEnd events;
    private final LogEnd results;

    RunningCrossfoot(Installation installation, Backbone backbone, Map<String, AppProcess> apps, int partitions) {
        this.installation = installation;
        this.backbone = backbone;
        this.apps = apps;
        this.reconcile = new ReconcileClient(app("reconcile").url());
        this.verdicts = new VerdictTail(backbone);
        this.events = new LogEnd(backbone.bootstrapServers(), CrossfootSettings.EVENTS, partitions);
        this.results = new LogEnd(backbone.bootstrapServers(), CrossfootSettings.RESULTS, partitions);
    }

    AppProcess app(String name) {
        return Optional.ofNullable(apps.get(name)).orElseThrow();
    }

    @Override
    public List<Watched> processes() {
        return apps.values().stream()
                .map(app -> new Watched(app.name(), app.pid(), app.log().getParent()))
                .toList();
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
        long startMillis = System.currentTimeMillis();
        long start = System.nanoTime();
        handIn(job);
        VerdictTail.Sighting released = verdicts.awaitReleased(fileName(job), PATIENCE);
        long lastRow = awaitPublished(job, released.latest().getBatch());
        long end = System.nanoTime();
        return new Completion(
                seconds(start, end),
                Map.of(
                        Completion.LAST_RECORD,
                        (events.lastRecordMillis() - startMillis) / 1e3,
                        Completion.VERDICT,
                        seconds(start, released.judged()),
                        Completion.LAST_ROW,
                        seconds(start, lastRow)));
    }

    void handIn(Job job) {
        try {
            Path whole = installation.inbox(CrossfootSettings.FEED).resolve(fileName(job));
            Files.move(waiting(job), whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until reconcile says that all rows are out; returns when the last of them could be read. */
    private long awaitPublished(Job job, String batch) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<TopicPartition, Long> seen = Map.of();
        long changed = System.nanoTime();
        while (System.nanoTime() < deadline) {
            boolean published = isPublished(job, batch);
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
        throw new BenchException("Batch '%s' is released, but its results are not out in time".formatted(batch));
    }

    /** Reconcile is asked only when its verdict is out that all is published. */
    private boolean isPublished(Job job, String batch) {
        return verdicts.of(fileName(job))
                        .filter(VerdictTail.Sighting::isPublished)
                        .isPresent()
                && reconcile.batch(batch).path("published").asBoolean();
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    @Override
    public Optional<RowDigest> results(Job job) {
        String batch = verdicts.of(fileName(job)).orElseThrow().latest().getBatch();
        return Optional.of(new CrossfootResults(backbone).of(batch));
    }

    @Override
    public void close() {
        verdicts.close();
        events.close();
        results.close();
        List<AppProcess> lastFirst = new ArrayList<>(apps.values());
        Collections.reverse(lastFirst);
        lastFirst.forEach(LocalServer::stop);
    }
}
