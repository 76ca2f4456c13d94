package io.crossfoot.aggregate.partial;

import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.tally.ExactSum;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.schema.Tally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds the groups of an aggregate up again: the records, and each sum under the name that the feed's totals have for it.
 * These are the numbers that crossfoot with what was counted of the events. For one thread.
 */
public final class GroupTotals {

    private final RunningTally tally = new RunningTally();
    private final List<@Nullable ExactSum> sums = new ArrayList<>();

    public GroupTotals(Aggregate aggregate) {
        for (Aggregate.Measure measure : aggregate.measures()) {
            sums.add(measure.isSum() ? tally.total(aggregate.totalOf(measure), 0) : null);
        }
    }

    /** Adds one group of a table. */
    public void add(GroupTable groups, int group) {
        tally.addRecords(groups.records(group));
        for (int i = 0; i < sums.size(); i++) {
            ExactSum sum = sums.get(i);
            if (sum != null) {
                groups.addTo(sum, i, group);
            }
        }
    }

    /** Adds all groups of a table. */
    public void add(GroupTable groups) {
        for (int group = 0; group < groups.size(); group++) {
            add(groups, group);
        }
    }

    /** Goes on from a tally that was taken before. */
    public void add(Tally before) {
        tally.add(before);
    }

    /** Counts records of which no value is known. */
    public void addRecords(long records) {
        tally.addRecords(records);
    }

    public long records() {
        return tally.records();
    }

    public Tally toTally() {
        return tally.toAvro();
    }
}
