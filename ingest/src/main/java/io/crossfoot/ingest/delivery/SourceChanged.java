package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.ingest.inbox.ArrivedFile;

/** A file was written to, replaced or taken away while it was read. */
final class SourceChanged extends DeliveryException {

    private static final long serialVersionUID = 1L;

    SourceChanged(BatchId batch, ArrivedFile file) {
        super(
                ("Batch '%s': %s has changed while it was read. What was not committed yet is dropped. Write files under a name"
                                + " that ends in .tmp and rename them when they are whole; what is there now is delivered when it"
                                + " has come to rest.")
                        .formatted(batch, file));
    }
}
