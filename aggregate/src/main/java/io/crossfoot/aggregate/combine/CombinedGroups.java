package io.crossfoot.aggregate.combine;

import io.crossfoot.aggregate.partial.Accumulator;
import io.crossfoot.aggregate.partial.GroupKey;
import io.crossfoot.aggregate.partial.GroupTotals;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.field.Fields;
import java.util.HashMap;
import java.util.Map;

/** The groups of one aggregate and one batch, as far as they have been combined since the last were sent. */
final class CombinedGroups {

    private final Grouping grouping;
    private final Map<GroupKey, Accumulator> groups = new HashMap<>();
    private GroupTotals rejected;

    CombinedGroups(Grouping grouping) {
        this.grouping = grouping;
        this.rejected = new GroupTotals(grouping.aggregate());
    }

    /** Adds the record to its group; false if it belongs to none, and was rejected. */
    boolean add(Fields record) {
        GroupKey key = grouping.groupOf(record);
        if (key == null) {
            reject(record);
            return false;
        }
        Accumulator group = groups.get(key);
        if (group == null) {
            group = newAccumulator();
            groups.put(key.copy(), group);
        }
        grouping.add(record, group);
        return true;
    }

    /** Counts records of which nothing more is known. */
    void reject(long records) {
        rejected.addRecords(records);
    }

    Aggregate aggregate() {
        return grouping.aggregate();
    }

    Map<GroupKey, Accumulator> groups() {
        return groups;
    }

    GroupTotals rejected() {
        return rejected;
    }

    boolean isEmpty() {
        return groups.isEmpty() && rejected.records() == 0;
    }

    /** Forgets all, once it has been sent. */
    void clear() {
        groups.clear();
        rejected = new GroupTotals(aggregate());
    }

    private void reject(Fields record) {
        Accumulator single = newAccumulator();
        grouping.add(record, single);
        rejected.add(single);
    }

    private Accumulator newAccumulator() {
        return new Accumulator(grouping.aggregate().measures());
    }
}
