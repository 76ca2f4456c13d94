package io.crossfoot.ingest.format.bai2;

import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A transaction, a record 16. Its fields may go on in the records 88 behind it; whatever comes behind the customer
 * reference is text, commas and slashes included.
 */
final class Transaction implements LogicalRecord {

    /** Longest text, in characters. */
    private static final int LONGEST_TEXT = 1 << 16;

    private final Item item;
    private final ItemConsumer items;
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Transaction(Item item, ItemConsumer items) {
        this.item = item;
        this.items = items;
    }

    @Override
    public void take(Bai2Records physical) {
        item.endAt(physical);
        if (physical.isTooLong()) {
            item.reject(
                    RejectCategory.LENGTH,
                    "the record has %d characters or more, a BAI2 record has a few hundred"
                            .formatted(Bai2Records.LONGEST));
        }
        String body = physical.body();
        int at = 0;
        while (at <= body.length() && !hasAllFields()) {
            int end = Fields.end(body, at);
            fields.add(body.substring(at, end).strip());
            at = end + 1;
        }
        if (at < body.length()) {
            addText(body.substring(at));
        }
    }

    @Override
    public void complete() throws IOException {
        while (!hasAllFields()) {
            fields.add("");
        }
        item.readTransaction(fields, text.toString());
        items.accept(item);
    }

    /** Type code, amount, funds type with its own fields, the two references. */
    private boolean hasAllFields() {
        int funds = FundsType.length(fields, 2);
        return funds > 0 && fields.size() >= 2 + funds + 2;
    }

    private void addText(String line) {
        if (text.length() + line.length() > LONGEST_TEXT) {
            item.reject(RejectCategory.LENGTH, "the text has more than %d characters".formatted(LONGEST_TEXT));
            return;
        }
        text.append(text.length() == 0 ? "" : "\n").append(line.strip());
    }
}
