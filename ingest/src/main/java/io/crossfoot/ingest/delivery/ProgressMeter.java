package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.ingest.delivery.FeedProgress.BatchProgress;
import io.crossfoot.ingest.inbox.ArrivedFile;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures one delivery, and says every few seconds in the log how far it has come. For one thread. */
final class ProgressMeter {

    private static final Logger log = LoggerFactory.getLogger(ProgressMeter.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final BatchId batch;
    private final ArrivedFile file;
    private final boolean resumed;
    private final IngestMetrics metrics;
    private final LongSupplier nanoTime;
    private final long begun;
    private long nextLine;
    private long records;
    private long bytes;
    private long fileBytes;

    ProgressMeter(BatchId batch, ArrivedFile file, boolean resumed, IngestMetrics metrics, LongSupplier nanoTime) {
        this.batch = batch;
        this.file = file;
        this.resumed = resumed;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.nextLine = begun + BETWEEN_LINES.toNanos();
    }

    /**
     * Takes in how much has been read so far.
     *
     * @param bytes of the source, behind any compression
     * @param fileBytes of the file as it lies there
     */
    BatchProgress reached(long records, long bytes, long fileBytes) {
        metrics.read(records - this.records, bytes - this.bytes);
        this.records = records;
        this.bytes = bytes;
        this.fileBytes = fileBytes;
        BatchProgress progress = progress();
        if (nanoTime.getAsLong() >= nextLine) {
            nextLine = nanoTime.getAsLong() + BETWEEN_LINES.toNanos();
            report(progress);
        }
        return progress;
    }

    BatchProgress progress() {
        long nanos = Math.max(1, nanoTime.getAsLong() - begun);
        return new BatchProgress(
                batch.toString(),
                file.name(),
                resumed,
                records,
                bytes,
                fileBytes,
                file.bytes(),
                share(),
                (long) (records * 1e9 / nanos),
                (long) (fileBytes * 1e9 / nanos),
                timeLeft(nanos));
    }

    private double share() {
        return file.bytes() == 0 ? 1 : Math.min(1, (double) fileBytes / file.bytes());
    }

    private Optional<Duration> timeLeft(long nanos) {
        double share = share();
        return share == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) (nanos / 1e9 * (1 - share) / share)));
    }

    private static void report(BatchProgress progress) {
        log.atInfo()
                .addKeyValue("batch", progress.batch())
                .addKeyValue("records", progress.records())
                .addKeyValue("bytes", progress.bytes())
                .addKeyValue("done", "%.0f %%".formatted(100 * progress.share()))
                .addKeyValue("of", progress.ofBytes())
                .addKeyValue("perSecond", progress.recordsPerSecond())
                .addKeyValue("bytesPerSecond", progress.bytesPerSecond())
                .addKeyValue(
                        "left",
                        progress.timeLeft().map(left -> left.toSeconds() + " s").orElse("unknown"))
                .log("Delivering");
    }
}
