package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.BatchId;

/** The app is stopping. What was sent is committed; the next start goes on from there. */
final class DeliveryStopped extends DeliveryException {

    private static final long serialVersionUID = 1L;

    DeliveryStopped(BatchId batch, long sequence) {
        super("Batch '%s' stopped after record %d; the next start goes on from there".formatted(batch, sequence));
    }
}
