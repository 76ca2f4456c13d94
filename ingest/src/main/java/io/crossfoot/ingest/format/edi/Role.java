package io.crossfoot.ingest.format.edi;

/** What a segment is for: part of an envelope, or data in it. */
enum Role {
    INTERCHANGE_HEADER,
    INTERCHANGE_TRAILER,
    GROUP_HEADER,
    GROUP_TRAILER,
    SET_HEADER,
    SET_TRAILER,
    /** Stands in the interchange itself: an acknowledgment of another one, or what a header says in further segments. */
    SERVICE,
    DATA;

    static Role of(Segments segment) {
        return segment.isX12() ? ofX12(segment.tag()) : ofEdifact(segment.tag());
    }

    private static Role ofX12(String tag) {
        return switch (tag) {
            case "ISA" -> INTERCHANGE_HEADER;
            case "IEA" -> INTERCHANGE_TRAILER;
            case "GS" -> GROUP_HEADER;
            case "GE" -> GROUP_TRAILER;
            case "ST" -> SET_HEADER;
            case "SE" -> SET_TRAILER;
            case "TA1", "TA3", "ISB", "ISE", "ISX" -> SERVICE;
            default -> DATA;
        };
    }

    private static Role ofEdifact(String tag) {
        return switch (tag) {
            case "UNB" -> INTERCHANGE_HEADER;
            case "UNZ" -> INTERCHANGE_TRAILER;
            case "UNG" -> GROUP_HEADER;
            case "UNE" -> GROUP_TRAILER;
            case "UNH" -> SET_HEADER;
            case "UNT" -> SET_TRAILER;
            default -> DATA;
        };
    }
}
