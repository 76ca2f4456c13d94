package io.crossfoot.ingest.delivery;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.Fields;
import io.crossfoot.common.tally.RecordHash;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.common.tally.TotalsCounter;
import io.crossfoot.schema.Tally;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.avro.Schema;

/**
 * What one task of a batch has sent to each partition. A record is counted once, in the cell of its section and partition;
 * the cells are then posted across, to the sections, and down, to the partitions. Both must come to the same sum, which is
 * the first crossfoot that a batch has to pass. Counting each record twice would prove no more: the same code would make
 * the same of the same bytes. It is the audit that counts anew.
 */
final class PartitionCounts {

    private final List<Count> partitions;

    /** @param event the type of the fields that are counted */
    PartitionCounts(Feed feed, Schema event, int partitions) {
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(i -> new Count(feed, event))
                .toList();
    }

    int size() {
        return partitions.size();
    }

    /**
     * Counts a record, given by the fields of its event and its hash.
     *
     * @return how many the partition had before: the record's partition sequence
     */
    long add(int partition, Fields event, RecordHash hash) {
        Count count = partitions.get(partition);
        long before = count.posted.records() + count.cell.records();
        count.totals.count(event, count.cell);
        count.cell.digest().add(hash);
        return before;
    }

    /** Posts what was counted since the last time, all of it of one section, to the partitions and to that section. */
    void post(Consumer<RunningTally> section) {
        for (Count count : partitions) {
            if (count.cell.records() > 0) {
                section.accept(count.cell);
                count.post();
            }
        }
    }

    /** What was posted to the partition. */
    Tally tally(int partition) {
        return partitions.get(partition).posted.toAvro();
    }

    /** Records posted, by partition. */
    List<Long> records() {
        return partitions.stream().map(count -> count.posted.records()).toList();
    }

    /** All partitions together. */
    Tally sum() {
        RunningTally sum = new RunningTally();
        partitions.forEach(count -> sum.add(count.posted));
        return sum.toAvro();
    }

    /** Has a counter of its own, which then never has to look up the sums of another partition. */
    private static final class Count {

        private final TotalsCounter totals;
        private final RunningTally posted;
        private RunningTally cell;

        Count(Feed feed, Schema event) {
            this.totals = new TotalsCounter(event, feed.totalDefinitions());
            this.posted = totals.newTally();
            this.cell = totals.newTally();
        }

        void post() {
            posted.add(cell);
            cell = totals.newTally();
        }
    }
}
