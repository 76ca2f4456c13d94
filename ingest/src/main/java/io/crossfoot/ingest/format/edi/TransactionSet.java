package io.crossfoot.ingest.format.edi;

import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.schema.edi.EdiSegment;
import io.crossfoot.schema.edi.EdiStandard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** A transaction set of X12 or a message of EDIFACT, while it is read. */
final class TransactionSet {

    private final Part interchange;
    private final Part group;
    private final EdiStandard standard;
    private final String section;
    private final String reference;
    private final String type;
    private final String version;
    private final Claims claims;
    private final Map<String, String> stated = new HashMap<>();
    private final Map<String, String> counted = new HashMap<>();
    private int segments;

    private TransactionSet(
            Part interchange,
            Part group,
            EdiStandard standard,
            String section,
            String reference,
            String type,
            String version) {
        this.interchange = interchange;
        this.group = group;
        this.standard = standard;
        this.section = section;
        this.reference = reference;
        this.type = type;
        this.version = version;
        this.claims = Claims.of(standard == EdiStandard.X12 ? type : "");
    }

    /** Stands in for the set that a segment of the interchange itself lacks. */
    static TransactionSet none(Part interchange, Part group, EdiStandard standard) {
        return new TransactionSet(interchange, group, standard, "", "", "", "");
    }

    /** The set that the header begins: ST or UNH. */
    static TransactionSet of(Segments header, Part interchange, Part group, String section) {
        if (header.isX12()) {
            String version = Part.name(header.element(3));
            return new TransactionSet(
                    interchange,
                    group,
                    EdiStandard.X12,
                    section,
                    reference(header),
                    Part.name(header.element(1)),
                    version.isEmpty() ? group.version() : version);
        }
        return new TransactionSet(
                interchange,
                group,
                EdiStandard.EDIFACT,
                section,
                reference(header),
                Part.name(header.component(2, 0)),
                Part.name(version(header)));
    }

    /** The control number of a set: ST02 or UNH 1. */
    static String reference(Segments header) {
        return Part.name(header.element(header.isX12() ? 2 : 1));
    }

    boolean isNone() {
        return section.isEmpty();
    }

    String section() {
        return section;
    }

    String reference() {
        return reference;
    }

    /** An event with all that segments take from where they stand. */
    EdiSegment newEvent() {
        EdiSegment event = new EdiSegment();
        event.setStandard(standard);
        event.setSender(interchange.sender());
        event.setReceiver(interchange.receiver());
        event.setInterchange(interchange.reference());
        event.setGroup(group.reference());
        event.setMessage(reference);
        event.setMessageType(type);
        event.setVersion(version);
        event.setPosition(isNone() ? 0 : ++segments);
        event.setTag("");
        event.setElements(new ArrayList<>(0));
        event.setQualifier("");
        event.setClaim("");
        event.setClaimStatus("");
        event.setClaimCount(0);
        return event;
    }

    Claims claims() {
        return claims;
    }

    void state(String control, String number) {
        stated.put(control, number);
    }

    SectionEnded ended() {
        claims.end();
        claims.state(stated, counted);
        return new SectionEnded(section, stated, counted);
    }

    private static String version(Segments header) {
        return header.elements().size() > 2
                ? Notation.behindFirstComponent(header.elements().get(2))
                : "";
    }
}
