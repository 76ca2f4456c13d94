package io.crossfoot.ingest.format.edi;

/** An interchange or a group, while it is read: what its header says, and how many of the next lower kind it holds. */
final class Part {

    /** Longest name or number, in characters: four times what the rules allow. */
    static final int LONGEST_NAME = 140;

    private final boolean x12;
    private final String reference;
    private final String sender;
    private final String receiver;
    private final String version;
    private long groups;
    private long sets;

    private Part(boolean x12, String reference, String sender, String receiver, String version) {
        this.x12 = x12;
        this.reference = reference;
        this.sender = sender;
        this.receiver = receiver;
        this.version = version;
    }

    /** Stands in for what a segment outside of it lacks. */
    static Part none() {
        return new Part(false, "", "", "", "");
    }

    /** The interchange that the header begins: ISA or UNB. */
    static Part interchange(Segments header) {
        return header.isX12()
                ? new Part(true, name(header.element(13)), name(header.element(6)), name(header.element(8)), "")
                : new Part(
                        false, name(header.element(5)), name(header.component(2, 0)), name(header.component(3, 0)), "");
    }

    /** The group that the header begins: GS or UNG. */
    static Part group(Segments header) {
        return header.isX12()
                ? new Part(true, name(header.element(6)), "", "", name(header.element(8)))
                : new Part(false, name(header.element(5)), "", "", "");
    }

    /** A name or number as it is kept: without blanks that fill it up, and cut. */
    static String name(String text) {
        String name = text.strip();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    String reference() {
        return reference;
    }

    String sender() {
        return sender;
    }

    String receiver() {
        return receiver;
    }

    /** Version that the sets of a group of X12 follow. */
    String version() {
        return version;
    }

    /** Whether a trailer is its own: in X12 these control numbers are numbers. */
    boolean isNamed(String other) {
        return reference.equals(other) || (x12 && withoutZeros(reference).equals(withoutZeros(other)));
    }

    void countGroup() {
        groups++;
    }

    void countSet() {
        sets++;
    }

    /** Whether its trailer counts groups: in EDIFACT an interchange may hold messages without any. */
    boolean holdsGroups() {
        return x12 || groups > 0;
    }

    /** How many groups it holds. */
    long groups() {
        return groups;
    }

    /** How many sets it holds directly. */
    long sets() {
        return sets;
    }

    private static String withoutZeros(String number) {
        int from = 0;
        while (from < number.length() && number.charAt(from) == '0') {
            from++;
        }
        return number.substring(from);
    }
}
