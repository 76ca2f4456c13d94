package io.crossfoot.bench.contender;

import io.crossfoot.cli.ReconcileClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;

/** Follows batches until all their results are out, at next to no cost to the machine that is being measured. */
final class BatchWatch implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final VerdictTail verdicts;
    private final LogEnd results;
    private final ReconcileClient reconcile;

    /**
     * When what had happened to all of them, by {@link System#nanoTime}.
     *
     * @param judged the verdicts could be read
     * @param lastRow the last row could be read
     * @param told reconcile said that all rows are out
     */
    record Times(long judged, long lastRow, long told) {}

    BatchWatch(Backbone backbone, URI reconcile, int partitions) {
        this.verdicts = new VerdictTail(backbone);
        this.results = new LogEnd(backbone.bootstrapServers(), CrossfootSettings.RESULTS, partitions);
        this.reconcile = new ReconcileClient(reconcile);
    }

    /**
     * Waits for all of them.
     *
     * @throws BenchException if one does not balance, or takes too long
     */
    Times awaitPublished(List<Job> jobs) {
        long judged = 0;
        for (Job job : jobs) {
            long each = verdicts.awaitReleased(job.fileName(), PATIENCE).judged();
            judged = judged == 0 ? each : Math.max(judged, each);
        }
        long lastRow = awaitLastRow(jobs);
        return new Times(judged, lastRow, System.nanoTime());
    }

    private long awaitLastRow(List<Job> jobs) {
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
        return verdicts.of(job.fileName())
                .filter(VerdictTail.Sighting::isPublished)
                .map(seen -> reconcile
                        .batch(seen.latest().getBatch())
                        .path("published")
                        .asBoolean())
                .orElse(false);
    }

    /** The name of the batch that was made of the file. */
    String batch(Job job) {
        return verdicts.of(job.fileName()).orElseThrow().latest().getBatch();
    }

    @Override
    public void close() {
        verdicts.close();
        results.close();
    }
}
