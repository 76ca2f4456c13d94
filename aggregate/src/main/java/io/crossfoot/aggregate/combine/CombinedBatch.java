package io.crossfoot.aggregate.combine;

import io.crossfoot.schema.EndOfBatch;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What one partition of the events has brought of one batch since the last commit. */
final class CombinedBatch {

    private final String batch;
    private final List<CombinedGroups> aggregates;
    private final Set<Integer> endedTasks = new TreeSet<>();
    private int tasks;

    CombinedBatch(String batch, List<Grouping> groupings) {
        this.batch = batch;
        this.aggregates = groupings.stream().map(CombinedGroups::new).toList();
    }

    String batch() {
        return batch;
    }

    List<CombinedGroups> aggregates() {
        return aggregates;
    }

    /** Counts records that no aggregate could read. */
    void reject(int records) {
        aggregates.forEach(groups -> groups.reject(records));
    }

    void end(EndOfBatch marker) {
        tasks = marker.getTasks();
        endedTasks.add(marker.getTask());
    }

    /** Number of the batch's tasks; 0 if no marker came. */
    int tasks() {
        return tasks;
    }

    Set<Integer> endedTasks() {
        return endedTasks;
    }

    int groups() {
        int sum = 0;
        for (CombinedGroups groups : aggregates) {
            sum += groups.groups().size();
        }
        return sum;
    }

    boolean isIdle() {
        return endedTasks.isEmpty() && aggregates.stream().allMatch(CombinedGroups::isEmpty);
    }

    /** Forgets all, once it has been sent and stored. */
    void clear() {
        endedTasks.clear();
        aggregates.forEach(CombinedGroups::clear);
    }
}
