package io.crossfoot.reconcile.audit;

import io.crossfoot.schema.SectionTally;
import io.crossfoot.schema.ledger.AuditState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the audits of one partition's batches. A batch's sections stand beside it under keys of their own, so that a
 * commit writes those that changed and not the thousands that a batch may have.
 */
final class AuditStore {

    private static final char SECTION = '#';

    private final KeyValueStore<String, SpecificRecord> store;

    AuditStore(KeyValueStore<String, SpecificRecord> store) {
        this.store = store;
    }

    Optional<BatchAudit> load(String batch, FeedTotals totals) {
        return store.get(batch) instanceof AuditState state
                ? Optional.of(BatchAudit.of(state, sections(batch), totals))
                : Optional.empty();
    }

    void save(BatchAudit audit) {
        audit.takeChangedSections().forEach(section -> store.put(audit.batch() + SECTION + section.getId(), section));
        store.put(audit.batch(), audit.toAvro());
    }

    /** Drops the batches of which nothing has been heard since the given time. */
    void dropOlderThan(long time) {
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, SpecificRecord> all = store.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value instanceof AuditState state && state.getLastAt().toEpochMilli() < time) {
                    old.add(entry.key);
                }
            });
        }
        old.forEach(this::drop);
    }

    private void drop(String batch) {
        sections(batch).forEach(section -> store.delete(batch + SECTION + section.getId()));
        store.delete(batch);
    }

    private List<SectionTally> sections(String batch) {
        List<SectionTally> sections = new ArrayList<>();
        try (KeyValueIterator<String, SpecificRecord> all = store.prefixScan(batch + SECTION, new StringSerializer())) {
            while (all.hasNext()) {
                KeyValue<String, SpecificRecord> entry = all.next();
                if (entry.value instanceof SectionTally section) {
                    sections.add(section);
                }
            }
        }
        return sections;
    }
}
