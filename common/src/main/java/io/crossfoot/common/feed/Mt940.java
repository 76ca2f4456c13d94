package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import io.crossfoot.common.tally.TotalDefinition;
import io.crossfoot.schema.mt940.Mt940Entry;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.avro.Schema;

/**
 * SWIFT customer statements (MT940, and MT950, which is the same without field 86) and interim transaction reports (MT942). An event is an {@link Mt940Entry}: a statement
 * line, field 61, with the field 86 behind it. Each message is a section, named by its reference, field 20.
 *
 * <p>What a message states: the movements, which is closing balance less opening balance (60 and 62), against the signed
 * sum of the entries; number and sum of debits and of credits (90D and 90C). A reversal of a credit is a debit entry, a
 * reversal of a debit a credit entry; entries that are only expected (EC, ED) count as what they are expected to be.
 *
 * <p>Source of the rules: SWIFT Standards MT, category 9. Where they and what banks send leave room:
 *
 * <ul>
 *   <li>A statement may go on over several messages, its pages. The opening balance of a page (60M) must be the closing
 *       balance of the page before (62M): another one is a break. From one statement to the next of the same account it is
 *       noted, not judged: files hold the statements that someone chose to export, and gaps between them are common.
 *   <li>An MT940 without an opening and a closing balance is malformed; an MT942 without 90D and 90C states nothing.
 *   <li>Amounts may be padded with zeros, lack the comma, or have a full stop for it. More than 3 decimals no currency of
 *       an account has.
 *   <li>Other fields, such as available balances (64, 65) and what banks add of their own, are read over. So is field 86
 *       behind the closing balance, which tells of the statement, not of an entry.
 * </ul>
 *
 * @param codePage what text is in that is not UTF-8
 */
public record Mt940(@Default("windows-1252") Charset codePage) implements Format {

    public static final String MESSAGES = "messages";
    public static final String ENTRIES = "entries";
    public static final String MOVEMENTS = "movements";
    public static final String DEBITS = "debit_total";
    public static final String CREDITS = "credit_total";
    public static final String DEBIT_COUNT = "debit_count";
    public static final String CREDIT_COUNT = "credit_count";
    public static final String OPENING = "opening";
    public static final String CLOSING = "closing";
    public static final String PAGE_OPENING = "page_opening";
    public static final String BROUGHT_FORWARD = "brought_forward";

    private static final String SIDE = "side";
    private static final String ENTRY_COUNT = "entryCount";

    @Override
    public String name() {
        return "mt940";
    }

    @Override
    public Schema eventSchema(String feed) {
        return Mt940Entry.getClassSchema();
    }

    @Override
    public List<TotalDefinition> totals() {
        return List.of(
                TotalDefinition.sum(MOVEMENTS, "movement"),
                TotalDefinition.sum(DEBITS, "amount").when(SIDE, "DEBIT"),
                TotalDefinition.sum(CREDITS, "amount").when(SIDE, "CREDIT"),
                TotalDefinition.sum(DEBIT_COUNT, ENTRY_COUNT).when(SIDE, "DEBIT"),
                TotalDefinition.sum(CREDIT_COUNT, ENTRY_COUNT).when(SIDE, "CREDIT"));
    }

    /** The two balances are shown as they are written; what they say of the entries is the control value movements. */
    @Override
    public List<ControlDefinition> controlDefinitions() {
        return List.of(
                ControlDefinition.file(MESSAGES, ControlDefinition.SECTIONS),
                ControlDefinition.file(ENTRIES, ControlDefinition.RECORDS),
                ControlDefinition.section(OPENING, OPENING).notJudged(),
                ControlDefinition.section(CLOSING, CLOSING).notJudged(),
                ControlDefinition.section(MOVEMENTS, MOVEMENTS),
                ControlDefinition.section(DEBIT_COUNT, DEBIT_COUNT),
                ControlDefinition.section(DEBITS, DEBITS),
                ControlDefinition.section(CREDIT_COUNT, CREDIT_COUNT),
                ControlDefinition.section(CREDITS, CREDITS),
                ControlDefinition.section(PAGE_OPENING, PAGE_OPENING),
                ControlDefinition.section(BROUGHT_FORWARD, BROUGHT_FORWARD).notJudged());
    }
}
