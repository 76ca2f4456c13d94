package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.common.balance.SourceRules;
import io.crossfoot.common.feed.Iso20022;
import io.crossfoot.common.tally.ExactSum;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the group headers of a file's messages state. It is added up over the messages; and as differences may make up for
 * one another in that sum, each message is also compared by itself.
 */
final class GroupHeaders {

    private static final List<String> CONTROLS = List.of(Iso20022.TRANSACTIONS, Iso20022.CONTROL_SUM);

    private final Map<String, BigDecimal> sums = new HashMap<>();
    private final Map<String, Integer> stating = new HashMap<>();
    private final Map<String, String> header = new HashMap<>();
    private ExactSum amounts = new ExactSum(Amounts.SCALE);
    private long transactions;
    private int messages;
    private int stated;
    private int kept;

    /** A message begins. */
    void begin() {
        header.clear();
        amounts = new ExactSum(Amounts.SCALE);
        transactions = 0;
    }

    /** The control values of the message's own header, to be put in. */
    Map<String, String> header() {
        return header;
    }

    /** Counts a transaction of the message. */
    void count() {
        transactions++;
    }

    /** Adds up the amount of a transaction. */
    void add(BigDecimal amount) {
        amounts.add(amount);
    }

    /** The message ends. */
    void end() {
        messages++;
        header.forEach((control, value) -> {
            sums.merge(control, new BigDecimal(value), BigDecimal::add);
            stating.merge(control, 1, Integer::sum);
        });
        if (!header.isEmpty()) {
            stated++;
            kept += keepsItsWord() ? 1 : 0;
        }
    }

    Map<String, String> stated() {
        Map<String, String> values = new HashMap<>();
        for (String control : CONTROLS) {
            if (messages > 0 && stating.getOrDefault(control, 0) == messages) {
                values.put(control, sums.getOrDefault(control, BigDecimal.ZERO).toPlainString());
            }
        }
        if (messages > 1) {
            values.put(Iso20022.MESSAGES, Integer.toString(stated));
        }
        return values;
    }

    Map<String, String> counted() {
        return messages > 1 ? Map.of(Iso20022.MESSAGES, Integer.toString(kept)) : Map.of();
    }

    private boolean keepsItsWord() {
        String number = header.getOrDefault(Iso20022.TRANSACTIONS, Long.toString(transactions));
        String sum = header.getOrDefault(Iso20022.CONTROL_SUM, amounts.toString());
        return SourceRules.sameValue(number, Long.toString(transactions))
                && SourceRules.sameValue(sum, amounts.toString());
    }
}
