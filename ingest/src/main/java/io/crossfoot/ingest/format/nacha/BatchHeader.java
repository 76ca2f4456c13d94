package io.crossfoot.ingest.format.nacha;

import java.time.LocalDate;
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
