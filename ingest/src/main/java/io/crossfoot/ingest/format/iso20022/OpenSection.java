package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.schema.AccountStatement;
import io.crossfoot.schema.RejectCategory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The section that is being read, and what the source states of it. */
final class OpenSection {

    private final Findings findings;
    private final Supplier<String> name;
    private final Map<String, String> stated = new HashMap<>();
    private @Nullable String id;
    private @Nullable Flaw flaw;
    private boolean open;

    /** What keeps all records of the section from being sent on: a text that they would take from it cannot be read. */
    record Flaw(RejectCategory category, String reason) {}

    /** @param name gives the name that the source has for the section, as far as it has been read */
    OpenSection(Findings findings, Supplier<String> name) {
        this.findings = findings;
        this.name = name;
    }

    void begin() {
        open = true;
        id = null;
        flaw = null;
        stated.clear();
    }

    boolean isOpen() {
        return open;
    }

    /** Its id, given when the first record needs it: the name stands before them. */
    String id() {
        if (id == null) {
            id = findings.sectionId(name.get());
        }
        return id;
    }

    /** Notes what is wrong with the section; the first stays. */
    void flaw(RejectCategory category, String reason) {
        flaw = flaw == null ? new Flaw(category, reason) : flaw;
    }

    Optional<Flaw> flaw() {
        return Optional.ofNullable(flaw);
    }

    /** Takes a stated value in. */
    void state(String control, String value) {
        stated.put(control, value);
    }

    /** Takes the number in that an element states. */
    void stateNumber(Element element, String control) {
        element.text(text -> findings.state(stated, control, text));
    }

    void end(Map<String, String> counted) {
        end(counted, List.of());
    }

    /** @param statements what it says of balances, one for each currency */
    void end(Map<String, String> counted, List<AccountStatement> statements) {
        findings.add(new SectionEnded(id(), stated, counted, statements));
        open = false;
    }
}
