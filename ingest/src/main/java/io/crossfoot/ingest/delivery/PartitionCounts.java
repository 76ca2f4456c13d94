package io.crossfoot.ingest.delivery;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.RecordFields;
import io.crossfoot.common.registry.WireFormat;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.common.tally.TotalsCounter;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.Tally;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one task of a batch has sent to each partition. Counted apart from the sections: the two must come to the same
 * sum, which is the first crossfoot that a batch has to pass.
 */
final class PartitionCounts {

    private final List<Count> partitions;

    PartitionCounts(Feed feed, int partitions) {
        this.partitions =
                IntStream.range(0, partitions).mapToObj(i -> new Count(feed)).toList();
    }

    int size() {
        return partitions.size();
    }

    /**
     * Counts a record.
     *
     * @param encoded the event in the registry's wire format
     * @return how many the partition had before: the record's partition sequence
     */
    long add(int partition, SourceRecord record, byte[] key, byte[] encoded) {
        Count count = partitions.get(partition);
        long before = count.tally.records();
        count.totals.count(count.fields.of(record.value()), count.tally);
        int prefix = WireFormat.PREFIX_BYTES;
        count.tally.digest().add(record.sequence(), key, 0, key.length, encoded, prefix, encoded.length - prefix);
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

        private final RecordFields fields;
        private final TotalsCounter totals;
        private final RunningTally tally;

        Count(Feed feed) {
            this.fields = new RecordFields(feed.eventSchema(), TotalsCounter.fields(feed.totalDefinitions()));
            this.totals = new TotalsCounter(fields.schema(), feed.totalDefinitions());
            this.tally = totals.newTally();
        }
    }
}
