package io.crossfoot.ingest.format.mt940;

import io.crossfoot.ingest.format.ShortDates;
import io.crossfoot.schema.mt940.Mt940Entry;
import io.crossfoot.schema.mt940.Mt940Mark;
import io.crossfoot.schema.mt940.Mt940Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first line of a field 61: value date, entry date, mark, funds code, amount, type and references follow one
 * another without separators, and some may be missing.
 */
final class StatementLine {

    private static final int VALUE_DATE = 6;
    private static final int ENTRY_DATE = 4;
    private static final int TYPE = 4;
    private static final int REFERENCE = 16;

    /** Dates, mark and funds code, and nothing behind them. */
    private static final Pattern CUT_OFF = Pattern.compile("[0-9]{6}(?:[0-9]{4}| {4})?[RE]?[CD][A-Z]?");

    private static final int LONGEST_CUT_OFF = VALUE_DATE + ENTRY_DATE + 3;

    private final String line;
    private final Entry entry;
    private final Mt940Entry event;
    private int at;

    private StatementLine(String line, Entry entry) {
        this.line = line;
        this.entry = entry;
        this.event = entry.event();
    }

    /** Whether it ends before the amount: there are banks that wrap the field there. */
    static boolean isCutOff(String line) {
        return line.length() <= LONGEST_CUT_OFF && CUT_OFF.matcher(line).matches();
    }

    static void read(String line, Entry entry) {
        StatementLine statement = new StatementLine(line, entry);
        statement.readDates();
        statement.readMark();
        statement.readAmount();
        statement.event.setTransactionType(statement.take(TYPE).strip());
        statement.readReferences();
    }

    private void readDates() {
        String text = take(VALUE_DATE);
        LocalDate valueDate = ShortDates.of(text);
        event.setValueDate(valueDate);
        if (valueDate == null) {
            entry.reject("value date", "must be a date yyMMdd", text);
        }
        readEntryDate(valueDate);
    }

    /** Some banks write blanks for an entry date that they do not tell. */
    private void readEntryDate(@Nullable LocalDate valueDate) {
        if (at < line.length() && (isDigit(line.charAt(at)) || line.charAt(at) == ' ')) {
            String text = take(ENTRY_DATE);
            event.setEntryDate(valueDate == null ? null : ShortDates.near(valueDate, text));
        }
    }

    private void readMark() {
        int letters = at < line.length() && (line.charAt(at) == 'R' || line.charAt(at) == 'E') ? 2 : 1;
        String text = take(letters);
        Mt940Mark mark = mark(text);
        event.setMark(mark);
        event.setSide(side(mark));
        if (mark == Mt940Mark.UNKNOWN) {
            entry.reject("debit/credit mark", "must be one of C, D, RC, RD, EC and ED", text);
        }
        boolean funds = at < line.length() && Character.isLetter(line.charAt(at));
        event.setFundsCode(funds ? take(1) : "");
    }

    private static Mt940Mark mark(String text) {
        return switch (text) {
            case "C" -> Mt940Mark.CREDIT;
            case "D" -> Mt940Mark.DEBIT;
            case "RC" -> Mt940Mark.REVERSAL_OF_CREDIT;
            case "RD" -> Mt940Mark.REVERSAL_OF_DEBIT;
            case "EC" -> Mt940Mark.EXPECTED_CREDIT;
            case "ED" -> Mt940Mark.EXPECTED_DEBIT;
            default -> Mt940Mark.UNKNOWN;
        };
    }

    private static Mt940Side side(Mt940Mark mark) {
        return switch (mark) {
            case CREDIT, REVERSAL_OF_DEBIT, EXPECTED_CREDIT -> Mt940Side.CREDIT;
            case DEBIT, REVERSAL_OF_CREDIT, EXPECTED_DEBIT -> Mt940Side.DEBIT;
            default -> Mt940Side.NONE;
        };
    }

    /** Some banks write a blank before it. */
    private void readAmount() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        String text = take(Amounts.end(line, at) - at);
        BigDecimal amount = Amounts.of(text);
        if (amount == null) {
            entry.reject("amount", Amounts.RULE, text);
            return;
        }
        BigDecimal scaled = amount.setScale(Amounts.SCALE);
        event.setAmount(scaled);
        event.setMovement(
                switch (event.getSide()) {
                    case CREDIT -> scaled;
                    case DEBIT -> scaled.negate();
                    default -> BigDecimal.ZERO.setScale(Amounts.SCALE);
                });
    }

    /** The bank's reference stands behind two slashes; what exceeds the owner's reference without them tells more. */
    private void readReferences() {
        String references = line.substring(at);
        int slashes = references.indexOf("//");
        if (slashes >= 0) {
            event.setCustomerReference(references.substring(0, slashes).strip());
            event.setBankReference(references.substring(slashes + 2).strip());
        } else if (references.length() > REFERENCE) {
            event.setCustomerReference(references.substring(0, REFERENCE).strip());
            entry.addDetails(references.substring(REFERENCE).strip());
        } else {
            event.setCustomerReference(references.strip());
        }
    }

    private String take(int length) {
        int from = at;
        at = Math.min(at + length, line.length());
        return line.substring(from, at);
    }

    private static boolean isDigit(char next) {
        return next >= '0' && next <= '9';
    }
}
