package io.crossfoot.ingest.format.nacha;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.ach.AchSide;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Makes events of entries and their addenda straight from the bytes of the records, field by field in the order of {@link
 * io.crossfoot.schema.ach.AchEntry}. Nearly all entries of a file are in the usual form, and never become text. The others
 * are left to {@link Entry}, which reads the same values and says what is wrong. For one thread.
 */
final class EntryEncoder {

    private static final int NULL = 0;
    private static final int NOT_NULL = 1;
    private static final int DEBIT = AchSide.getClassSchema().getEnumOrdinal("DEBIT");
    private static final int CREDIT = AchSide.getClassSchema().getEnumOrdinal("CREDIT");
    private static final byte[] DOLLARS = "USD".getBytes(StandardCharsets.US_ASCII);

    private final AvroBuffer header = new AvroBuffer();
    private final AvroBuffer addenda = new AvroBuffer();
    private final AvroBuffer records = new AvroBuffer();
    private AvroBuffer event = new AvroBuffer();
    private AvroBuffer told = new AvroBuffer();
    private BatchHeader batch = BatchHeader.NONE;
    private boolean open;
    private long number;
    private long start;
    private long position;

    /** Whether an entry has been begun, and not yet been told. */
    boolean isOpen() {
        return open;
    }

    /** Begins an entry; says whether it is in the usual form. If not, it is as if it had not been looked at. */
    boolean begin(NachaLines line, BatchHeader batch) {
        if (!line.isPlain() || batch.isNone()) {
            return false;
        }
        useHeader(batch);
        event.clear();
        event.write(header.bytes(), 0, header.size());
        open = encode(line.bytes(), line.from());
        if (open) {
            number = line.number();
            start = line.start();
            addenda.clear();
            records.clear();
            keep(line);
        }
        return open;
    }

    /** Attaches addenda to the open entry; says whether that could be done. */
    boolean attach(NachaLines line) {
        if (!line.isPlain() || attached() == Entry.MOST_ADDENDA) {
            return false;
        }
        addenda.writeBytes(line.bytes(), line.from() + 1, 2);
        addenda.writeBytes(line.bytes(), line.from() + 3, NachaLines.WIDTH - 3);
        keep(line);
        return true;
    }

    /** Ends the open entry. Its event is good until the next but one is ended. */
    SourceRecord end() {
        open = false;
        int attached = attached();
        if (attached > 0) {
            event.writeLong(attached);
            event.write(addenda.bytes(), 0, addenda.size());
        }
        event.writeLong(0);
        event.writeLong(1L + attached);
        AvroBuffer ended = event;
        event = told;
        told = ended;
        return new SourceRecord(number, position, batch.section(), ended);
    }

    /** Gives the open entry up, to be read as text. */
    Entry asText() {
        open = false;
        Entry entry = Entry.of(record(0), batch);
        for (int i = 1; i <= attached(); i++) {
            entry.attach(record(i));
        }
        return entry;
    }

    /** Keeps the record, in case that the entry has to be read as text after all. */
    private void keep(NachaLines line) {
        records.write(line.bytes(), line.from(), NachaLines.WIDTH);
        position = line.position();
    }

    private int attached() {
        return records.size() / NachaLines.WIDTH - 1;
    }

    private NachaRecord record(int index) {
        String text =
                new String(records.bytes(), index * NachaLines.WIDTH, NachaLines.WIDTH, StandardCharsets.US_ASCII);
        return new NachaRecord(number, start, position, text, Optional.empty());
    }

    /** All entries of a batch begin with the same bytes. */
    @SuppressWarnings("ReferenceEquality") // each batch of a file has a header of its own
    private void useHeader(BatchHeader batch) {
        if (batch != this.batch) {
            this.batch = batch;
            header.clear();
            header.writeString(batch.batchNumber());
            header.writeString(batch.serviceClass());
            header.writeString(batch.standardEntryClass());
            header.writeString(batch.companyName());
            header.writeString(batch.companyId());
            header.writeString(batch.entryDescription());
            if (batch.effectiveDate() == null) {
                header.writeLong(NULL);
            } else {
                header.writeLong(NOT_NULL);
                header.writeLong(batch.effectiveDate().toEpochDay());
            }
        }
    }

    private boolean encode(byte[] record, int from) {
        EntryLayout layout = batch.entryLayout();
        AchSide side = TransactionCode.side((char) record[from + 1], (char) record[from + 2]);
        long receiver = number(record, from, 4, 11);
        long cents = number(record, from, layout.amount, EntryLayout.AMOUNT_END);
        if (side == AchSide.NONE || receiver < 0 || record[from + 11] != Entry.checkDigit(receiver) || cents < 0) {
            return false;
        }
        event.writeBytes(record, from + 1, 2);
        event.writeLong(side == AchSide.DEBIT ? DEBIT : CREDIT);
        event.writeLong(receiver);
        event.writeBytes(record, from + 11, 1);
        text(record, from, layout.account, layout.accountEnd);
        event.writeUnscaled(cents);
        event.writeBytes(DOLLARS, 0, DOLLARS.length);
        text(record, from, layout.id, layout.idEnd);
        text(record, from, layout.name, layout.nameEnd);
        text(record, from, 80, 94);
        return true;
    }

    private void text(byte[] record, int from, int first, int last) {
        int end = last;
        while (end >= first && record[from + end - 1] == ' ') {
            end--;
        }
        event.writeBytes(record, from + first - 1, end - first + 1);
    }

    /** As {@link Fields#number}, of bytes. */
    private static long number(byte[] record, int from, int first, int last) {
        int at = from + first - 1;
        int end = from + last;
        while (at < end && record[at] == ' ') {
            at++;
        }
        long number = at < end ? 0 : -1;
        for (; at < end; at++) {
            int digit = record[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
