package io.crossfoot.common.feed;

import io.crossfoot.common.tally.TotalDefinition;
import io.crossfoot.schema.ach.AchEntry;
import java.math.BigInteger;
import java.util.List;
import org.apache.avro.Schema;

/**
 * NACHA (ACH) files. An event is an {@link AchEntry}: an entry detail record with its addenda. A batch of the file is a
 * section, controlled by its record 8; record 9 controls the file.
 *
 * <p>Source of the rules: the NACHA Operating Rules, appendix on ACH record format specifications. The entry hash adds
 * up the 8-digit receiving DFI identifications and keeps the lower 10 digits.
 */
public record Nacha() implements Format {

    public static final String BATCHES = "batch_count";
    public static final String BLOCKS = "block_count";
    public static final String LINES = "records";
    public static final String ENTRIES_AND_ADDENDA = "entry_addenda_count";
    public static final String ENTRY_HASH = "entry_hash";
    public static final String DEBITS = "debit_total";
    public static final String CREDITS = "credit_total";

    private static final BigInteger TEN_DIGITS = BigInteger.TEN.pow(10);

    @Override
    public String name() {
        return "nacha";
    }

    @Override
    public Schema eventSchema(String feed) {
        return AchEntry.getClassSchema();
    }

    @Override
    public List<TotalDefinition> totals() {
        return List.of(
                TotalDefinition.sum(ENTRIES_AND_ADDENDA, "entryAddendaCount"),
                TotalDefinition.sum(ENTRY_HASH, "receivingDfi").modulo(TEN_DIGITS),
                TotalDefinition.sum(DEBITS, "amount").when("side", "DEBIT"),
                TotalDefinition.sum(CREDITS, "amount").when("side", "CREDIT"));
    }

    /** Block count and number of lines are noted, not judged: files that lost their padding in transfer are common. */
    @Override
    public List<ControlDefinition> controlDefinitions() {
        return List.of(
                ControlDefinition.file(BATCHES, BATCHES),
                ControlDefinition.file(BLOCKS, BLOCKS).notJudged(),
                ControlDefinition.file(ENTRIES_AND_ADDENDA, ENTRIES_AND_ADDENDA),
                ControlDefinition.file(ENTRY_HASH, ENTRY_HASH),
                ControlDefinition.file(DEBITS, DEBITS),
                ControlDefinition.file(CREDITS, CREDITS),
                ControlDefinition.file(LINES, LINES).notJudged(),
                ControlDefinition.section("count", ENTRIES_AND_ADDENDA),
                ControlDefinition.section(DEBITS, DEBITS),
                ControlDefinition.section(CREDITS, CREDITS),
                ControlDefinition.section("hash", ENTRY_HASH));
    }
}
