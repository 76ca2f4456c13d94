package io.crossfoot.ingest.format.bai2;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The statuses and summaries of an account, a record 03. An item may be cut off anywhere between two fields, and go on in
 * the next record; it is told as soon as it is complete.
 */
final class Summaries implements LogicalRecord {

    /** Account number and currency. */
    private static final int HEADING = 2;

    /** Where an item's funds type stands: behind type code, amount and number of transactions. */
    private static final int FUNDS_TYPE = 3;

    private final Account account;
    private final Bai2Records records;
    private final ItemConsumer items;
    private final List<String> fields = new ArrayList<>();
    private boolean headed;

    Summaries(Account account, Bai2Records records, ItemConsumer items) {
        this.account = account;
        this.records = records;
        this.items = items;
    }

    @Override
    public void take(Bai2Records physical) throws IOException {
        List<String> more = new ArrayList<>();
        Fields.split(physical.body(), more, Integer.MAX_VALUE);
        if (headed && beginsAnItem(more)) {
            complete();
        }
        fields.addAll(more);
        if (headed) {
            tellFrom(0);
        } else if (fields.size() >= HEADING) {
            headed = true;
            tellFrom(HEADING);
        }
    }

    /** An item whose last fields are left out takes their defaults. */
    @Override
    public void complete() throws IOException {
        if (headed && !fields.isEmpty()) {
            while (!isComplete(0, length(0))) {
                fields.add("");
            }
            tell(fields);
            fields.clear();
        }
    }

    /** Tells the items that are complete, and keeps what follows them. */
    private void tellFrom(int first) throws IOException {
        int at = behindBlanks(first);
        for (int length = length(at); isComplete(at, length); length = length(at)) {
            tell(fields.subList(at, at + length));
            at = behindBlanks(at + length);
        }
        fields.subList(0, at).clear();
    }

    /**
     * Where the next item begins. An item has a type code, so blank fields in its place are none: four of them are how an
     * account without any status is written, and some banks end an item with a comma too many.
     */
    private int behindBlanks(int from) {
        int at = from;
        while (at < fields.size() && fields.get(at).isEmpty()) {
            at++;
        }
        return at;
    }

    /**
     * Whether a continuation begins with the next item, although the one before is cut off: some banks leave its last
     * fields out. Read on, it would get a funds type that is none.
     */
    private boolean beginsAnItem(List<String> continuation) {
        int missing = FUNDS_TYPE - fields.size();
        return fields.size() >= 2
                && missing >= 0
                && missing < continuation.size()
                && TypeCode.number(continuation.get(0)) > 0
                && !FundsType.isOne(continuation.get(missing));
    }

    private int length(int at) {
        int funds = FundsType.length(fields, at + FUNDS_TYPE);
        return funds < 0 ? -1 : FUNDS_TYPE + funds;
    }

    private boolean isComplete(int at, int length) {
        return length > 0 && at + length <= fields.size();
    }

    private void tell(List<String> item) throws IOException {
        Item told = new Item(account, records);
        told.readSummary(item);
        items.accept(told);
    }
}
