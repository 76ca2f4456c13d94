package io.crossfoot.aggregate.combine;

import io.crossfoot.aggregate.partial.GroupKeyBuffer;
import io.crossfoot.aggregate.partial.GroupTable;
import io.crossfoot.aggregate.partial.GroupTotals;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.field.Fields;

/** The groups of one aggregate and one batch, as far as they have been combined since the last were sent. */
final class CombinedGroups {

    private final Grouping grouping;
    private final GroupTable groups;
    private GroupTotals rejected;

    CombinedGroups(Grouping grouping) {
        this.grouping = grouping;
        this.groups = new GroupTable(grouping.aggregate().measures());
        this.rejected = new GroupTotals(grouping.aggregate());
    }

    /** Adds the record to its group; false if it belongs to none, and was rejected. */
    boolean add(Fields record) {
        int group = grouping.groupOf(record, groups);
        if (group == Grouping.NONE) {
            reject(record);
            return false;
        }
        grouping.add(record, groups, group);
        return true;
    }

    /** Counts records of which nothing more is known. */
    void reject(long records) {
        rejected.addRecords(records);
    }

    Aggregate aggregate() {
        return grouping.aggregate();
    }

    GroupTable groups() {
        return groups;
    }

    GroupTotals rejected() {
        return rejected;
    }

    boolean isEmpty() {
        return groups.size() == 0 && rejected.records() == 0;
    }

    /** Forgets all, once it has been sent. */
    void clear() {
        groups.clear();
        rejected = new GroupTotals(aggregate());
    }

    /** What of it can be counted is counted in a group that is in no result. */
    private void reject(Fields record) {
        GroupKeyBuffer nameless = new GroupKeyBuffer();
        nameless.wholeBatch();
        GroupTable single = new GroupTable(aggregate().measures());
        grouping.add(record, single, single.group(nameless));
        rejected.add(single);
    }
}
