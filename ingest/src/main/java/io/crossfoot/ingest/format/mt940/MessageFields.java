package io.crossfoot.ingest.format.mt940;

import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.Problems;
import java.util.Optional;

/** Reads the fields of a message that are no entries: what the message is of, and what it states. */
final class MessageFields {

    private static final int CURRENCY = 3;

    private final MessageLines lines;
    private final Problems problems;

    MessageFields(MessageLines lines, Problems problems) {
        this.lines = lines;
        this.problems = problems;
    }

    /** Reads the current field. One that tells nothing of these is read over. */
    void read(Message message) {
        switch (lines.tag()) {
            case "25", "25P" -> message.setAccount(lines.text());
            case "28", "28C" -> message.setNumber(lines.text());
            case "13", "13D" -> message.setInterim();
            case "34F" -> readFloorLimit(message);
            case "60F", "60M" -> readOpening(message);
            case "62F", "62M" -> readClosing(message);
            case "90D" -> readSum(message).ifPresent(message::setDebits);
            case "90C" -> readSum(message).ifPresent(message::setCredits);
            default -> {}
        }
    }

    private void readFloorLimit(Message message) {
        message.setInterim();
        if (lines.text().length() > CURRENCY) {
            readCurrency(message, lines.text().substring(0, CURRENCY));
        }
    }

    private void readOpening(Message message) {
        if (message.opening() != null) {
            problems.at(lines.number(), "a second opening balance in message '%s'".formatted(message.section()));
            return;
        }
        readBalance(message).ifPresent(message::setOpening);
    }

    private void readClosing(Message message) {
        if (message.closing() != null) {
            problems.at(lines.number(), "a second closing balance in message '%s'".formatted(message.section()));
            return;
        }
        readBalance(message).ifPresent(message::setClosing);
    }

    private Optional<Balance> readBalance(Message message) {
        Optional<Balance> balance = Balance.of(lines.text(), lines.tag().endsWith("M"));
        if (balance.isEmpty()) {
            problems.at(
                    lines.number(),
                    "the balance, field %s, must be C or D, a date yyMMdd, a currency and an amount, got %s"
                            .formatted(lines.tag(), Masked.value(lines.text())));
        }
        balance.ifPresent(read -> readCurrency(message, read.currency()));
        return balance;
    }

    private Optional<EntrySum> readSum(Message message) {
        message.setInterim();
        Optional<EntrySum> sum = EntrySum.of(lines.text());
        if (sum.isEmpty()) {
            problems.at(
                    lines.number(),
                    "number and sum of entries, field %s, must be a number, a currency and an amount, got %s"
                            .formatted(lines.tag(), Masked.value(lines.text())));
        }
        sum.ifPresent(read -> readCurrency(message, read.currency()));
        return sum;
    }

    private void readCurrency(Message message, String currency) {
        if (!message.setCurrency(currency)) {
            problems.at(
                    lines.number(),
                    "the currency in field %s is not the one that message '%s' has before"
                            .formatted(lines.tag(), message.section()));
        }
    }
}
