package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.schema.iso20022.IsoSide;

/** The credit/debit indicator, {@code CdtDbtInd}. */
final class Sides {

    static final String CREDIT = "CRDT";
    static final String DEBIT = "DBIT";

    private Sides() {}

    /** The side that an indicator gives; {@link IsoSide#NONE} if it is none. */
    static IsoSide of(String indicator) {
        return switch (indicator) {
            case CREDIT -> IsoSide.CREDIT;
            case DEBIT -> IsoSide.DEBIT;
            default -> IsoSide.NONE;
        };
    }
}
