package io.crossfoot.reconcile.ledger;

import io.crossfoot.schema.ContinuityReport;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.TaskEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** A dossier without a store. */
final class MemoryDossier implements Dossier {

    private final Map<String, SpecificRecord> reports = new TreeMap<>();
    private Optional<ContinuityReport> continuity = Optional.empty();

    @Override
    public boolean keep(TaskEnded report) {
        return !report.equals(reports.put("ingest#" + report.getTask() + '#' + report.getPart(), report));
    }

    @Override
    public boolean keep(StageTally report) {
        String key = report.getStage() + '#' + report.getPartition() + '#' + report.getPart();
        return !report.equals(reports.put(key, report));
    }

    @Override
    public boolean keep(ContinuityReport report) {
        if (continuity
                .filter(known -> ContinuityRules.isOutdated(report, known))
                .isPresent()) {
            return false;
        }
        boolean isNew = !continuity.equals(Optional.of(report));
        continuity = Optional.of(report);
        return isNew;
    }

    @Override
    public void drop(String stage, int partition) {
        reports.keySet().removeIf(key -> key.startsWith(stage + '#' + partition + '#'));
    }

    @Override
    public void dropAll() {
        reports.clear();
        continuity = Optional.empty();
    }

    @Override
    public Evidence read() {
        List<TaskEnded> tasks = new ArrayList<>();
        List<StageTally> tallies = new ArrayList<>();
        for (SpecificRecord report : reports.values()) {
            if (report instanceof TaskEnded task) {
                tasks.add(task);
            } else if (report instanceof StageTally tally) {
                tallies.add(tally);
            }
        }
        return new Evidence(tasks, tallies, continuity);
    }
}
