package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.SectionIds;
import io.crossfoot.ingest.format.SourceItem;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;

/** What has been found in a source and not been told yet, and what is wrong with it. */
final class Findings {

    private static final int LONGEST_ID = 140;

    private final XmlEvents xml;
    private final Problems problems = new Problems();
    private final SectionIds sectionIds = new SectionIds();
    private final Consumer<SourceItem> items;

    /** @param items takes what is found */
    Findings(XmlEvents xml, Consumer<SourceItem> items) {
        this.xml = xml;
        this.items = items;
    }

    Problems problems() {
        return problems;
    }

    /** A fault of structure where the source is being read. */
    void problem(String reason) {
        problems.at(xml.line(), reason);
    }

    void add(SourceItem item) {
        items.accept(item);
    }

    /** The id of the next section, by the name that the source gives it. */
    String sectionId(String name) {
        if (name.length() > LONGEST_ID) {
            problem("the identification of a section has more than %d characters".formatted(LONGEST_ID));
        }
        return sectionIds.next(name.length() > LONGEST_ID ? name.substring(0, LONGEST_ID) : name);
    }

    /** Takes a stated number in, unless it is none. */
    void state(Map<String, String> stated, String name, String text) {
        BigDecimal number = Amounts.number(text);
        if (number == null) {
            problem("%s must be a number, got %s".formatted(name, Masked.value(text)));
        } else {
            stated.put(name, number.toPlainString());
        }
    }
}
