package io.crossfoot.ingest.format.bai2;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.bai2.Bai2Item;
import io.crossfoot.schema.bai2.Bai2Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A status, a summary or a transaction, while it is read. What is wrong with it is gathered, and what could be read of it
 * counts all the same.
 */
final class Item {

    static final String AMOUNT_RULE = "must be a whole number of at most 18 digits";

    private final Bai2Item event = new Bai2Item();
    private final Account account;
    private final long line;
    private final long start;
    private final String raw;
    private long position;
    private @Nullable RejectCategory category;
    private String reason = "";

    /** Begins an item of the account at the current record. */
    Item(Account account, Bai2Records records) {
        this.account = account;
        this.line = records.line();
        this.start = records.start();
        this.position = records.position();
        this.raw = records.text();
        account.describe(event);
        event.setKind(Bai2Kind.UNKNOWN);
        event.setTypeCode("");
        event.setSide(TypeCode.side(0));
        event.setFundsType("");
        event.setValueTime("");
        event.setAvailability(new ArrayList<>(0));
        event.setBankReference("");
        event.setCustomerReference("");
        event.setText("");
    }

    Bai2Item event() {
        return event;
    }

    /** Counts it for its account and its group, whatever becomes of it. */
    void count() {
        if (event.getKind() == Bai2Kind.TRANSACTION) {
            account.countTransaction();
        }
        Long amount = event.getAmount();
        if (amount != null) {
            account.group().add(amount);
        }
        if (amount != null && event.getKind() == Bai2Kind.STATUS) {
            account.takeStatus(event.getTypeCode(), amount);
        }
    }

    /** The record that it ends with. */
    void endAt(Bai2Records records) {
        position = records.position();
    }

    /** Reads a status or summary: type code, amount, number of transactions, funds type. */
    void readSummary(List<String> fields) {
        int code = readTypeCode(fields.get(0));
        event.setKind(TypeCode.isStatus(code) ? Bai2Kind.STATUS : Bai2Kind.SUMMARY);
        readAmount(fields.get(1));
        readItemCount(fields.get(2));
        FundsType.read(fields, 3, this);
    }

    /** Reads a transaction: type code, amount, funds type, references. */
    void readTransaction(List<String> fields, String text) {
        event.setKind(Bai2Kind.TRANSACTION);
        readTypeCode(fields.get(0));
        readAmount(fields.get(1));
        FundsType.read(fields, 2, this);
        int references = 2 + FundsType.length(fields, 2);
        event.setBankReference(fields.get(references));
        event.setCustomerReference(fields.get(references + 1));
        event.setText(text);
    }

    /** Marks it as not to be sent on. */
    void reject(RejectCategory category, String which, String expected, String got) {
        reject(category, "%s %s, got %s".formatted(which, expected, Masked.value(got)));
    }

    /** Marks it as not to be sent on; the first category and the first reason stay. */
    void reject(RejectCategory category, String reason) {
        if (this.category == null) {
            this.category = category;
            this.reason = "line %d: %s".formatted(line, reason);
        }
    }

    /**
     * @param sequence the item's number in the source: several may stand on one line
     * @param writer writes the event, unless the item is rejected
     */
    SourceItem toItem(long sequence, AvroWriter writer) throws IOException {
        if (category != null) {
            return new RejectedRecord(
                    sequence, start, position, account.section(), category, reason, Masked.raw(raw), event);
        }
        AvroBuffer encoded = new AvroBuffer();
        writer.write(event, encoded);
        return new SourceRecord(sequence, position, account.section(), encoded);
    }

    private int readTypeCode(String text) {
        int code = TypeCode.number(text);
        event.setTypeCode(text);
        event.setSide(TypeCode.side(code));
        if (code < 0) {
            reject(RejectCategory.FIELD, "type code", "must be 3 digits", text);
        }
        return code;
    }

    private void readAmount(String text) {
        if (Numbers.isAmount(text)) {
            event.setAmount(Numbers.amount(text));
        } else if (!text.isEmpty()) {
            reject(RejectCategory.FIELD, "amount", AMOUNT_RULE, text);
        }
    }

    private void readItemCount(String text) {
        int count = Numbers.count(text);
        if (count >= 0) {
            event.setItemCount(count);
        } else if (!text.isEmpty()) {
            reject(RejectCategory.FIELD, "number of items", "must be a number of at most 9 digits", text);
        }
    }
}
