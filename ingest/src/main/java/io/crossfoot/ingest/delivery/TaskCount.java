package io.crossfoot.ingest.delivery;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.Fields;
import io.crossfoot.common.tally.RecordHash;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.source.SourceCount;
import io.crossfoot.schema.Tally;
import org.apache.avro.Schema;

/** All that a task has counted so far: by section, by partition, and how far it has come in the source. */
final class TaskCount {

    private final SourceCount source;
    private final PartitionCounts partitions;
    private final RecordHash hash = new RecordHash();
    private String section = "";
    private long sequence;
    private long position;

    /** @param event the type of the fields that are counted */
    TaskCount(Feed feed, Schema event, int partitions) {
        this.source = new SourceCount(feed);
        this.partitions = new PartitionCounts(feed, event, partitions);
    }

    /**
     * Counts a record.
     *
     * @param event the fields of the record's event
     * @return its number among those of the partition, from 0
     */
    long passed(SourceRecord record, Fields event, int partition, byte[] key) {
        enter(record.section());
        AvroBuffer value = record.event();
        hash.of(record.sequence(), key, 0, key.length, value.bytes(), 0, value.size());
        reached(record.sequence(), record.position());
        return partitions.add(partition, event, hash);
    }

    /** Counts a rejected record, and says what of it could be counted. */
    Tally rejected(RejectedRecord record) {
        enter(record.section());
        reached(record.sequence(), record.position());
        return source.rejected(record);
    }

    void sectionEnded(SectionEnded section) {
        post();
        source.sectionEnded(section);
    }

    /**
     * Closes the count.
     *
     * @throws IllegalStateException if sections and partitions do not come to the same sum, which only a defect of this
     *     program can cause
     */
    SourceReport ended(SourceEnded end) {
        post();
        SourceReport report = source.ended(end);
        Tally sent = partitions.sum();
        if (!sent.equals(report.passed())) {
            throw new IllegalStateException(
                    "The sections count %s, the partitions %s".formatted(report.passed(), sent));
        }
        return report;
    }

    /** Number of the last record of the source that was counted; 0 for none. */
    long sequence() {
        return sequence;
    }

    /** Bytes of the source that are done. */
    long position() {
        return position;
    }

    /** Records of the source so far, whatever became of them. */
    long records() {
        post();
        return source.records();
    }

    Tally passed() {
        post();
        return source.passed();
    }

    Tally rejected() {
        return source.rejected();
    }

    PartitionCounts partitions() {
        post();
        return partitions;
    }

    private void enter(String section) {
        if (!section.equals(this.section)) {
            post();
            this.section = section;
        }
    }

    private void post() {
        partitions.post(cell -> source.passed(section, cell));
    }

    private void reached(long sequence, long position) {
        this.sequence = sequence;
        this.position = position;
    }
}
