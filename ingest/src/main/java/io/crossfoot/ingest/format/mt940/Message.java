package io.crossfoot.ingest.format.mt940;

import io.crossfoot.common.feed.Mt940;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SectionIds;
import io.crossfoot.schema.AccountStatement;
import io.crossfoot.schema.mt940.Mt940Entry;
import io.crossfoot.schema.mt940.Mt940Mark;
import io.crossfoot.schema.mt940.Mt940Side;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message, while it is read: what its entries have in common, and what it states of them. */
final class Message {

    /** Longest reference, account and number, in characters: twice what the rules allow. */
    private static final int LONGEST = 70;

    private static final String STATEMENT = "940";
    private static final String STATEMENT_WITHOUT_INFORMATION = "950";
    private static final String INTERIM_REPORT = "942";

    private final SectionIds ids;
    private final String reference;
    private final String namedType;
    private final Map<String, String> stated = new HashMap<>();
    private final Map<String, String> counted = new HashMap<>();
    private String section = "";
    private String account = "";
    private String number = "";
    private String currency = "";
    private boolean interim;
    private @Nullable Balance opening;
    private @Nullable Balance closing;

    /**
     * @param reference of field 20; empty where the message has none
     * @param type as something before the message names it; empty where nothing does
     */
    Message(SectionIds ids, String reference, String type) {
        this.ids = ids;
        this.reference = cut(reference);
        this.namedType = type;
    }

    /** The section's id: the reference, or the account where a bank leaves that out. */
    String section() {
        if (section.isEmpty()) {
            section = ids.next(reference.isEmpty() ? account : reference);
        }
        return section;
    }

    /** Whether messages of this type have entries and balances, or sums, that fit each other. */
    static boolean isRead(String type) {
        return type.equals(STATEMENT) || type.equals(STATEMENT_WITHOUT_INFORMATION) || type.equals(INTERIM_REPORT);
    }

    /** The type of the message: as it is named, or as its fields show. */
    String type() {
        if (!namedType.isEmpty()) {
            return namedType;
        }
        return interim && opening == null && closing == null ? INTERIM_REPORT : STATEMENT;
    }

    boolean isStatement() {
        return type().equals(STATEMENT) || type().equals(STATEMENT_WITHOUT_INFORMATION);
    }

    /** An event with all that entries take from their message. */
    Mt940Entry newEntry() {
        Mt940Entry entry = new Mt940Entry();
        entry.setMessageType(type());
        entry.setReference(reference);
        entry.setAccount(account);
        entry.setStatement(number);
        entry.setCurrency(currency);
        entry.setMark(Mt940Mark.UNKNOWN);
        entry.setSide(Mt940Side.NONE);
        entry.setEntryCount(1);
        entry.setCustomerReference("");
        entry.setBankReference("");
        return entry;
    }

    void setAccount(String account) {
        this.account = cut(account);
    }

    void setNumber(String number) {
        this.number = cut(number);
    }

    /** What only interim reports have. */
    void setInterim() {
        interim = true;
    }

    /** Takes the currency if none is known yet; says whether the message's currency is this one, or none is told. */
    boolean setCurrency(String currency) {
        if (this.currency.isEmpty()) {
            this.currency = currency;
        }
        return currency.isEmpty() || this.currency.equals(currency);
    }

    @Nullable
    Balance opening() {
        return opening;
    }

    void setOpening(Balance opening) {
        this.opening = opening;
        stated.put(Mt940.OPENING, opening.text());
        stateMovements();
    }

    @Nullable
    Balance closing() {
        return closing;
    }

    void setClosing(Balance closing) {
        this.closing = closing;
        stated.put(Mt940.CLOSING, closing.text());
        stateMovements();
    }

    void setDebits(EntrySum debits) {
        stated.put(Mt940.DEBIT_COUNT, Integer.toString(debits.count()));
        stated.put(Mt940.DEBITS, debits.amount().toPlainString());
    }

    void setCredits(EntrySum credits) {
        stated.put(Mt940.CREDIT_COUNT, Integer.toString(credits.count()));
        stated.put(Mt940.CREDITS, credits.amount().toPlainString());
    }

    /** Compares the opening balance with the closing balance of the message before, if both are of the same account. */
    void follow(Message before) {
        Balance closingBefore = before.closing;
        Balance own = opening;
        if (closingBefore == null || own == null || !before.account.equals(account)) {
            return;
        }
        boolean page = own.intermediate() && closingBefore.intermediate();
        String control = page ? Mt940.PAGE_OPENING : Mt940.BROUGHT_FORWARD;
        stated.put(control, own.amount().toPlainString());
        counted.put(control, closingBefore.amount().toPlainString());
    }

    SectionEnded ended() {
        return new SectionEnded(section(), stated, counted, statements());
    }

    private List<AccountStatement> statements() {
        Balance first = opening;
        Balance last = closing;
        return first == null || last == null || account.isBlank()
                ? List.of()
                : List.of(new AccountStatement(
                        account.strip(),
                        currency,
                        number.strip(),
                        first.amount().toPlainString(),
                        last.amount().toPlainString()));
    }

    private void stateMovements() {
        Balance first = opening;
        Balance last = closing;
        if (first != null && last != null) {
            BigDecimal movements = last.amount().subtract(first.amount());
            stated.put(Mt940.MOVEMENTS, movements.toPlainString());
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
