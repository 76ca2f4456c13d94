package io.crossfoot.ingest.format.nacha;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.ach.AchAddenda;
import io.crossfoot.schema.ach.AchEntry;
import io.crossfoot.schema.ach.AchSide;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An entry, a record of type 6, while its addenda are read; or addenda that have no entry. What is wrong with it is
 * gathered, and what could be read of it counts all the same.
 */
final class Entry {

    /** More than that no class of entries has; a file with more would fill the memory. */
    static final int MOST_ADDENDA = 9_999;

    /** Thousands of addenda may each have a flaw. */
    private static final int LONGEST_REASON = 1_000;

    private static final int CENTS = 2;
    private static final int[] CHECK_WEIGHTS = {3, 7, 1, 3, 7, 1, 3, 7};

    private final AchEntry event = new AchEntry();
    private final String section;
    private final long number;
    private final long start;
    private final String record;
    private long position;
    private @Nullable RejectCategory category;
    private String reason = "";

    private Entry(NachaRecord line, BatchHeader batch) {
        this.section = batch.section();
        this.number = line.number();
        this.start = line.start();
        this.position = line.position();
        this.record = line.text();
        event.setAddenda(new ArrayList<>(0));
        event.setSide(AchSide.NONE);
        event.setCurrency("USD");
        event.setBatchNumber(batch.batchNumber());
        event.setServiceClass(batch.serviceClass());
        event.setStandardEntryClass(batch.standardEntryClass());
        event.setCompanyName(batch.companyName());
        event.setCompanyId(batch.companyId());
        event.setEntryDescription(batch.entryDescription());
        event.setEffectiveDate(batch.effectiveDate());
    }

    /** Reads an entry that stands in this batch. */
    static Entry of(NachaRecord line, BatchHeader batch) {
        Entry entry = new Entry(line, batch);
        entry.read(batch.entryLayout());
        entry.rejectIfFlawed(line, "");
        return entry;
    }

    /** Takes addenda that do not belong to an entry: they count as one record of the batch. */
    static Entry orphan(NachaRecord line, BatchHeader batch, String reason) {
        Entry orphan = new Entry(line, batch);
        orphan.event.setEntryAddendaCount(1);
        return orphan.reject(RejectCategory.STRUCTURE, reason);
    }

    /** Takes a record that is none of the format: there is nothing in it to be counted. */
    static Entry unreadable(NachaRecord line, BatchHeader batch, String reason) {
        return new Entry(line, batch).reject(RejectCategory.STRUCTURE, reason);
    }

    boolean hasRoom() {
        return event.getAddenda().size() < MOST_ADDENDA;
    }

    /** Attaches addenda, a record of type 7. */
    void attach(NachaRecord line) {
        event.getAddenda()
                .add(new AchAddenda(line.text().substring(1, 3), line.text().substring(3)));
        event.setEntryAddendaCount(event.getEntryAddendaCount() + 1);
        position = line.position();
        rejectIfFlawed(line, "addenda at line " + line.number() + ": ");
    }

    /** Marks it as not to be sent on; the first category stays. */
    Entry reject(RejectCategory category, String reason) {
        if (this.category == null) {
            this.category = category;
            this.reason = reason;
        } else if (this.reason.length() < LONGEST_REASON) {
            this.reason += "; " + reason;
        }
        return this;
    }

    /** @param writer writes the event, unless the entry is rejected */
    SourceItem toItem(AvroWriter writer) throws IOException {
        return category == null
                ? new SourceRecord(number, position, section, encoded(writer))
                : new RejectedRecord(number, start, position, section, category, reason, Masked.raw(record), event);
    }

    private AvroBuffer encoded(AvroWriter writer) throws IOException {
        AvroBuffer encoded = new AvroBuffer();
        writer.write(event, encoded);
        return encoded;
    }

    private void rejectIfFlawed(NachaRecord line, String where) {
        line.flaw().ifPresent(flaw -> reject(flaw.category(), where + flaw.reason()));
    }

    private void read(EntryLayout layout) {
        event.setEntryAddendaCount(1);
        readTransactionCode();
        readReceiver();
        readAmount(layout.amount);
        event.setAccountNumber(Fields.text(record, layout.account, layout.accountEnd));
        event.setIndividualId(Fields.text(record, layout.id, layout.idEnd));
        event.setIndividualName(Fields.text(record, layout.name, layout.nameEnd));
        event.setTraceNumber(Fields.text(record, 80, 94));
    }

    private void readTransactionCode() {
        String code = record.substring(1, 3);
        AchSide side = TransactionCode.side(code);
        event.setTransactionCode(code);
        event.setSide(side);
        if (side == AchSide.NONE) {
            reject(
                    RejectCategory.FIELD,
                    "transaction code must be a known one such as 22 or 27, got %s".formatted(Masked.code(code)));
        }
    }

    private void readReceiver() {
        long receiver = Fields.number(record, 4, 11);
        event.setReceivingDfi(Math.max(receiver, 0));
        event.setCheckDigit(record.substring(11, 12));
        if (receiver < 0) {
            reject(
                    RejectCategory.FIELD,
                    "receiving DFI, positions 4 to 11, must be 8 digits, got %s"
                            .formatted(Masked.value(record.substring(3, 11))));
        } else if (record.charAt(11) != checkDigit(receiver)) {
            reject(RejectCategory.CHECK, "check digit, position 12, does not fit the receiving DFI identification");
        }
    }

    private void readAmount(int from) {
        long cents = Fields.number(record, from, EntryLayout.AMOUNT_END);
        if (cents < 0) {
            reject(
                    RejectCategory.FIELD,
                    "amount, positions %d to %d, must be digits, got %s"
                            .formatted(
                                    from,
                                    EntryLayout.AMOUNT_END,
                                    Masked.value(record.substring(from - 1, EntryLayout.AMOUNT_END))));
        } else {
            event.setAmount(BigDecimal.valueOf(cents, CENTS));
        }
    }

    /** Modulus 10 over the eight digits, weighted 3, 7, 1 …: the rule for routing numbers. */
    static char checkDigit(long receiver) {
        int sum = 0;
        long rest = receiver;
        for (int i = CHECK_WEIGHTS.length - 1; i >= 0; i--) {
            sum += (int) (rest % 10) * CHECK_WEIGHTS[i];
            rest /= 10;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
