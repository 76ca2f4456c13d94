package io.crossfoot.ingest.delivery;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.google.inject.Inject;

/** What all feeds together have read, and what became of their files. */
final class IngestMetrics {

    private final Meter records;
    private final Meter bytes;
    private final Counter delivered;
    private final Counter alreadyDelivered;
    private final Counter failed;

    @Inject
    IngestMetrics(MetricRegistry registry) {
        this.records = registry.meter("ingest.records");
        this.bytes = registry.meter("ingest.bytes");
        this.delivered = registry.counter("ingest.files.delivered");
        this.alreadyDelivered = registry.counter("ingest.files.already-delivered");
        this.failed = registry.counter("ingest.files.failed");
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
