package io.crossfoot.ingest.format;

import io.crossfoot.schema.AccountStatement;
import java.util.List;
import java.util.Map;

/**
 * All records of a section have been read. Comes for every section, also for one that the source does not close.
 *
 * @param id the section's own number or name; where a source uses it again, the later ones end in {@code #2},
 *     {@code #3} …
 * @param stated control values as the source states them, by name: exact numbers in plain notation
 * @param counted what only the reader of the format can count, by name
 * @param statements statements of accounts, one for each currency, whose balances go on from one batch to the next
 */
public record SectionEnded(
        String id, Map<String, String> stated, Map<String, String> counted, List<AccountStatement> statements)
        implements SourceItem {

    public SectionEnded {
        stated = Map.copyOf(stated);
        counted = Map.copyOf(counted);
        statements = List.copyOf(statements);
    }

    /** A section that is no statement of an account. */
    public SectionEnded(String id, Map<String, String> stated, Map<String, String> counted) {
        this(id, stated, counted, List.of());
    }
}
