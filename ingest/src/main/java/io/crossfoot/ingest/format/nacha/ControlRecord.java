package io.crossfoot.ingest.format.nacha;

import io.crossfoot.common.feed.Nacha;
import io.crossfoot.ingest.format.Masked;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a control record states, of type 8 for a batch or 9 for the file. */
final class ControlRecord {

    private static final int CENTS = 2;

    /** Blanks behind the digits are what a record looks like whose end got lost. */
    private static final Pattern NUMBER = Pattern.compile(" *[0-9]+");

    private final String record;
    private final Map<String, String> stated = new HashMap<>();
    private final List<String> unreadable = new ArrayList<>();

    private ControlRecord(String record) {
        this.record = record;
    }

    static ControlRecord ofBatch(String record, boolean accountingAdvice) {
        ControlRecord control = new ControlRecord(record);
        control.count("count", 5, 10);
        control.count("hash", 11, 20);
        control.amounts(21, accountingAdvice);
        return control;
    }

    /** Amounts have 20 digits in a file of accounting advice; others leave that place blank, or fill it with zeros. */
    static ControlRecord ofFile(String record, boolean accountingAdvice) {
        ControlRecord control = new ControlRecord(record);
        control.count(Nacha.BATCHES, 2, 7);
        control.count(Nacha.BLOCKS, 8, 13);
        control.count(Nacha.ENTRIES_AND_ADDENDA, 14, 21);
        control.count(Nacha.ENTRY_HASH, 22, 31);
        control.amounts(32, accountingAdvice);
        return control;
    }

    /** The values that could be read, by the names of {@link Nacha}'s control definitions. */
    Map<String, String> stated() {
        return stated;
    }

    /** What is wrong with the others. */
    List<String> unreadable() {
        return unreadable;
    }

    private void amounts(int from, boolean accountingAdvice) {
        int width = accountingAdvice ? 20 : 12;
        amount(Nacha.DEBITS, from, from + width - 1);
        amount(Nacha.CREDITS, from + width, from + 2 * width - 1);
    }

    private void count(String name, int from, int to) {
        state(name, from, to, 0);
    }

    private void amount(String name, int from, int to) {
        state(name, from, to, CENTS);
    }

    private void state(String name, int from, int to, int decimals) {
        String field = record.substring(from - 1, to);
        if (NUMBER.matcher(field).matches()) {
            BigDecimal number = new BigDecimal(new BigInteger(field.strip()), decimals);
            stated.put(name, number.toPlainString());
        } else {
            unreadable.add(
                    "%s, positions %d to %d, must be digits, got %s".formatted(name, from, to, Masked.value(field)));
        }
    }
}
