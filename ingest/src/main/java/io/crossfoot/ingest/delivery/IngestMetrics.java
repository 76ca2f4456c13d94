package io.crossfoot.ingest.delivery;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.google.inject.Inject;
import io.crossfoot.ingest.delivery.FeedProgress.BatchProgress;
import java.time.Duration;
import java.util.function.Function;

/** What all feeds together have read, what became of their files, and how far each feed is in the one it delivers. */
final class IngestMetrics {

    private static final long UNKNOWN = -1;

    private final MetricRegistry registry;
    private final Meter records;
    private final Meter bytes;
    private final Counter delivered;
    private final Counter alreadyDelivered;
    private final Counter failed;

    @Inject
    IngestMetrics(MetricRegistry registry) {
        this.registry = registry;
        this.records = registry.meter("ingest.records");
        this.bytes = registry.meter("ingest.bytes");
        this.delivered = registry.counter("ingest.files.delivered");
        this.alreadyDelivered = registry.counter("ingest.files.already-delivered");
        this.failed = registry.counter("ingest.files.failed");
    }

    /**
     * Shows how far the feed is in the file that it delivers: records, share of the file from 0 to 1, records and bytes a
     * second, seconds left. Each is -1 while no file is delivered, or nothing can be told.
     */
    void show(FeedStatus status) {
        String name = "ingest.feeds." + status.progress().feed() + '.';
        show(name + "records", status, BatchProgress::records);
        show(name + "share", status, BatchProgress::share);
        show(name + "records-per-second", status, BatchProgress::recordsPerSecond);
        show(name + "bytes-per-second", status, BatchProgress::bytesPerSecond);
        show(
                name + "seconds-left",
                status,
                batch -> batch.timeLeft().map(Duration::toSeconds).orElse(UNKNOWN));
    }

    private void show(String name, FeedStatus status, Function<BatchProgress, Number> value) {
        Gauge<Number> gauge = () -> status.progress().delivery().map(value).orElse(UNKNOWN);
        registry.gauge(name, () -> gauge);
    }

    /** So many records and bytes more have been read. */
    void read(long records, long bytes) {
        this.records.mark(records);
        this.bytes.mark(bytes);
    }

    void delivered() {
        delivered.inc();
    }

    void alreadyDelivered() {
        alreadyDelivered.inc();
    }

    void failed() {
        failed.inc();
    }
}
