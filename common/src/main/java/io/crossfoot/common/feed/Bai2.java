package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import io.crossfoot.common.tally.TotalDefinition;
import io.crossfoot.schema.bai2.Bai2Item;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.avro.Schema;

/**
 * BAI2 files: balances and transactions of accounts, as banks report them to companies. An event is a {@link Bai2Item}:
 * every status and every summary of a record 03, and every transaction, a record 16. The control totals of the format add
 * up all three, so all three are sent on: a total that the file states is then counted again at every hop, and a feed that
 * wants transactions alone selects them by {@code kind}.
 *
 * <p>Amounts are whole numbers in the currency's minor unit, as the file writes them: the accounts of one file may be in
 * currencies of different decimals. A control total adds numbers up without regard to their currencies.
 *
 * <p>Each account is a section, controlled by its record 49, and named by the account's number; each group is one too,
 * without records of its own, controlled by its record 98 and named {@code receiver,originator}. It comes behind its
 * accounts. The record 99 controls the file. A record count counts physical records, continuations (88) included.
 *
 * <p>Source of the rules: Cash Management Balance Reporting Specifications, Version 2 (BAI, 2005); version 3, BTRS (X9.121), has
 * the same records and control values. Where they leave room:
 *
 * <ul>
 *   <li>A group's total is compared with what its items come to, not with what its accounts state: a wrong number in a
 *       record 49 is then a break of that account alone.
 *   <li>Physical record length and block size are not judged: files are often re-wrapped on their way. They only tell how
 *       records are cut that stand on no lines of their own.
 *   <li>A group of test data (status 4), and one that deletes or corrects another, is read like any other; its status
 *       stands in its events.
 *   <li>An item without an amount adds nothing.
 * </ul>
 *
 * @param codePage what text is in that is not UTF-8
 */
public record Bai2(@Default("windows-1252") Charset codePage) implements Format {

    public static final String TOTAL = "total";
    public static final String GROUPS = "groups";
    public static final String ACCOUNTS = "accounts";
    public static final String RECORDS = ControlDefinition.RECORDS;
    public static final String CONTROL_TOTAL = "control_total";
    public static final String TRANSACTIONS = "detail_records";

    @Override
    public String name() {
        return "bai2";
    }

    @Override
    public Schema eventSchema(String feed) {
        return Bai2Item.getClassSchema();
    }

    @Override
    public boolean numbersLines() {
        return false;
    }

    @Override
    public List<TotalDefinition> totals() {
        return List.of(TotalDefinition.sum(CONTROL_TOTAL, "amount"));
    }

    /** The number of transactions is stated nowhere; it is shown. */
    @Override
    public List<ControlDefinition> controlDefinitions() {
        return List.of(
                ControlDefinition.file(TOTAL, CONTROL_TOTAL),
                ControlDefinition.file(GROUPS, GROUPS),
                ControlDefinition.file(RECORDS, RECORDS),
                ControlDefinition.section("count", RECORDS),
                ControlDefinition.section(CONTROL_TOTAL, CONTROL_TOTAL),
                ControlDefinition.section(RECORDS, RECORDS),
                ControlDefinition.section(ACCOUNTS, ACCOUNTS),
                ControlDefinition.section(TRANSACTIONS, TRANSACTIONS));
    }
}
