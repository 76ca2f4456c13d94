package io.crossfoot.ingest.format.bai2;

import io.crossfoot.common.feed.Bai2;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.schema.AccountStatement;
import io.crossfoot.schema.bai2.Bai2Item;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account of a group, and what is counted of it. */
final class Account {

    private static final String OPENING_LEDGER = "010";
    private static final String CLOSING_LEDGER = "015";

    private final String section;
    private final String number;
    private final String currency;
    private final Group group;
    private @Nullable Long opening;
    private @Nullable Long closing;
    private long records;
    private long transactions;

    /** @param currency the account's own; empty where it has that of the group */
    Account(String section, String number, String currency, Group group) {
        this.section = section;
        this.number = number;
        this.currency = currency.isEmpty() ? group.currency() : currency;
        this.group = group;
    }

    /** Stands in for the account that a transaction outside of any lacks. */
    static Account noneOf(Group group) {
        return new Account("", "", "", group);
    }

    String section() {
        return section;
    }

    String number() {
        return number;
    }

    /** Sets what an item takes from its account and its group. */
    void describe(Bai2Item item) {
        group.describe(item);
        item.setAccount(number);
        item.setCurrency(currency);
    }

    Group group() {
        return group;
    }

    boolean isNone() {
        return section.isEmpty();
    }

    void countRecord() {
        records++;
    }

    void countTransaction() {
        transactions++;
    }

    /** Takes in a status, which may be one of the ledger balances; the first of each counts. */
    void takeStatus(String typeCode, long amount) {
        if (typeCode.equals(OPENING_LEDGER) && opening == null) {
            opening = amount;
        } else if (typeCode.equals(CLOSING_LEDGER) && closing == null) {
            closing = amount;
        }
    }

    SectionEnded ended(Map<String, String> stated) {
        return new SectionEnded(
                section,
                stated,
                Map.of(Bai2.RECORDS, Long.toString(records), Bai2.TRANSACTIONS, Long.toString(transactions)),
                statements());
    }

    private List<AccountStatement> statements() {
        return opening == null || closing == null || number.isBlank() || !group.isUpdate()
                ? List.of()
                : List.of(new AccountStatement(
                        number.strip(), currency, "", Long.toString(opening), Long.toString(closing)));
    }
}
