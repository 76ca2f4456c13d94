package io.crossfoot.ingest.delivery;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.Fields;
import io.crossfoot.common.tally.RecordHash;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.common.tally.TotalsCounter;
import io.crossfoot.schema.Tally;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;

/**
 * What one task of a batch has sent to each partition. Counted apart from the sections: the two must come to the same
 * sum, which is the first crossfoot that a batch has to pass.
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
        long before = count.tally.records();
        count.totals.count(event, count.tally);
        count.tally.digest().add(hash);
        return before;
    }

    Tally tally(int partition) {
        return partitions.get(partition).tally.toAvro();
    }

    /** Records sent, by partition. */
    List<Long> records() {
        return partitions.stream().map(count -> count.tally.records()).toList();
    }

    /** All partitions together. */
    Tally sum() {
        RunningTally sum = new RunningTally();
        partitions.forEach(count -> sum.add(count.tally));
        return sum.toAvro();
    }

    /** Has a counter of its own, which then never has to look up the sums of another partition. */
    private static final class Count {

        private final TotalsCounter totals;
        private final RunningTally tally;

        Count(Feed feed, Schema event) {
            this.totals = new TotalsCounter(event, feed.totalDefinitions());
            this.tally = totals.newTally();
        }
    }
}
