package io.crossfoot.ingest.format.bai2;

import io.crossfoot.common.feed.Bai2;
import io.crossfoot.common.tally.ExactSum;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SectionIds;
import io.crossfoot.ingest.format.ShortDates;
import io.crossfoot.schema.bai2.Bai2Item;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A group of accounts: what its header, a record 02, says of them, and what is counted of it. */
final class Group {

    private static final String DEFAULT_CURRENCY = "USD";
    private static final String UPDATE = "1";

    private final String receiver;
    private final String originator;
    private final String status;
    private final @Nullable LocalDate asOfDate;
    private final String asOfTime;
    private final String currency;
    private final String asOfDateModifier;
    private final String section;
    private final ExactSum total = new ExactSum(0);
    private long accounts;
    private long records;

    private Group(String section, List<String> header, long records) {
        this.section = section;
        this.receiver = Fields.name(header, 0);
        this.originator = Fields.name(header, 1);
        this.status = Header.field(header, 2);
        this.asOfDate = ShortDates.of(Header.field(header, 3));
        this.asOfTime = Header.field(header, 4);
        this.currency = Header.field(header, 5).isEmpty() ? DEFAULT_CURRENCY : Header.field(header, 5);
        this.asOfDateModifier = Header.field(header, 6);
        this.records = records;
    }

    /** @param records how many physical records the header has */
    static Group of(List<String> header, SectionIds ids, long records) {
        return new Group(ids.next(Fields.name(header, 0) + ',' + Fields.name(header, 1)), header, records);
    }

    /** Stands in for the group that an account outside of any lacks. */
    static Group none() {
        return new Group("", List.of(), 0);
    }

    String section() {
        return section;
    }

    String currency() {
        return currency;
    }

    /** Sets what an item takes from its group. */
    void describe(Bai2Item item) {
        item.setReceiver(receiver);
        item.setOriginator(originator);
        item.setGroupStatus(status);
        item.setAsOfDate(asOfDate);
        item.setAsOfTime(asOfTime);
        item.setAsOfDateModifier(asOfDateModifier);
    }

    boolean isNone() {
        return section.isEmpty();
    }

    /** Whether it tells what is so, rather than testing, deleting or correcting something. */
    boolean isUpdate() {
        return status.isEmpty() || status.equals(UPDATE);
    }

    void countRecord() {
        records++;
    }

    void countAccount() {
        accounts++;
    }

    void add(long amount) {
        total.add(amount, 0);
    }

    SectionEnded ended(Map<String, String> stated) {
        return new SectionEnded(
                section,
                stated,
                Map.of(
                        Bai2.CONTROL_TOTAL, total.toString(),
                        Bai2.ACCOUNTS, Long.toString(accounts),
                        Bai2.RECORDS, Long.toString(records)));
    }
}
