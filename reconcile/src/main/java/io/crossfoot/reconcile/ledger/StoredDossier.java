package io.crossfoot.reconcile.ledger;

import io.crossfoot.schema.ContinuityReport;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.TaskEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps each part of a report under a key of its own, since a batch of many sections would not fit into one message. */
final class StoredDossier implements Dossier {

    private final KeyValueStore<String, SpecificRecord> store;
    private final String batch;

    StoredDossier(KeyValueStore<String, SpecificRecord> store, String batch) {
        this.store = store;
        this.batch = batch;
    }

    @Override
    public boolean keep(TaskEnded report) {
        return keep(key(Stages.INGEST, report.getTask()) + report.getPart(), report);
    }

    @Override
    public boolean keep(StageTally report) {
        return keep(key(report.getStage(), report.getPartition()) + report.getPart(), report);
    }

    @Override
    public boolean keep(ContinuityReport report) {
        String key = key(Stages.CONTINUITY, 0) + 0;
        boolean outdated =
                store.get(key) instanceof ContinuityReport known && ContinuityRules.isOutdated(report, known);
        return !outdated && keep(key, report);
    }

    @Override
    public void drop(String stage, int partition) {
        entries(key(stage, partition)).forEach(entry -> store.delete(entry.key));
    }

    @Override
    public void dropAll() {
        entries(batch + '#').forEach(entry -> store.delete(entry.key));
    }

    @Override
    public Evidence read() {
        List<TaskEnded> tasks = new ArrayList<>();
        List<StageTally> tallies = new ArrayList<>();
        Optional<ContinuityReport> continuity = Optional.empty();
        for (KeyValue<String, SpecificRecord> entry : entries(batch + '#')) {
            if (entry.value instanceof TaskEnded task) {
                tasks.add(task);
            } else if (entry.value instanceof StageTally tally) {
                tallies.add(tally);
            } else if (entry.value instanceof ContinuityReport report) {
                continuity = Optional.of(report);
            }
        }
        return new Evidence(tasks, tallies, continuity);
    }

    private boolean keep(String key, SpecificRecord report) {
        if (report.equals(store.get(key))) {
            return false;
        }
        store.put(key, report);
        return true;
    }

    private String key(String stage, int partition) {
        return batch + '#' + stage + '#' + partition + '#';
    }

    private List<KeyValue<String, SpecificRecord>> entries(String prefix) {
        List<KeyValue<String, SpecificRecord>> entries = new ArrayList<>();
        try (KeyValueIterator<String, SpecificRecord> found = store.prefixScan(prefix, new StringSerializer())) {
            found.forEachRemaining(entries::add);
        }
        return entries;
    }
}
