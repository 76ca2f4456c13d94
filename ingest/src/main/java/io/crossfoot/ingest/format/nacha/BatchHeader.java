package io.crossfoot.ingest.format.nacha;

import io.crossfoot.ingest.format.Masked;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of a batch take from its header, a record of type 5.
 *
 * @param section the section's id
 * @param international whether the entries are laid out as IAT entries, whatever class they have
 */
record BatchHeader(
        String section,
        String batchNumber,
        String serviceClass,
        String standardEntryClass,
        boolean international,
        String companyName,
        String companyId,
        String entryDescription,
        @Nullable LocalDate effectiveDate) {

    private static final String ACCOUNTING_ADVICE = "280";

    /** Mixed debits and credits, credits only, debits only, accounting advice. */
    private static final Set<String> SERVICE_CLASSES = Set.of("200", "220", "225", ACCOUNTING_ADVICE);

    /** Stands in for the header that an entry outside of any batch lacks. */
    static final BatchHeader NONE = new BatchHeader("", "", "", "", false, "", "", "", null);

    static BatchHeader of(String record, String section) {
        String indicator = Fields.text(record, 5, 20);
        String entryClass = Fields.text(record, 51, 53);
        boolean international = entryClass.equals("IAT") || indicator.startsWith("IAT");
        return new BatchHeader(
                section,
                batchNumber(record),
                serviceClass(record),
                entryClass,
                international,
                international ? "" : indicator,
                Fields.text(record, 41, 50).strip(),
                Fields.text(record, 54, 63),
                Fields.date(record, 70));
    }

    boolean isNone() {
        return section.isEmpty();
    }

    /**
     * What is wrong with it. Operators refuse a batch of another service class; whether its entries keep to their class is
     * not looked at.
     */
    Optional<String> fault() {
        return SERVICE_CLASSES.contains(serviceClass)
                ? Optional.empty()
                : Optional.of("the service class of a batch, positions 2 to 4, must be 200, 220, 225 or 280, got %s"
                        .formatted(Masked.code(serviceClass)));
    }

    /** The batch number, at the same place in a batch header and a batch control. */
    static String batchNumber(String record) {
        return Fields.text(record, 88, 94).strip();
    }

    static String serviceClass(String record) {
        return Fields.text(record, 2, 4);
    }

    EntryLayout entryLayout() {
        if (isAccountingAdvice()) {
            return EntryLayout.ACCOUNTING_ADVICE;
        }
        return international ? EntryLayout.INTERNATIONAL : EntryLayout.DOMESTIC;
    }

    /** Accounting advice has entries and controls of a layout of its own. */
    boolean isAccountingAdvice() {
        return serviceClass.equals(ACCOUNTING_ADVICE);
    }
}
