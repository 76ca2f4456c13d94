package io.crossfoot.common.feed;

/**
 * One control value of a file, of a section, or of a delivery of several files.
 *
 * @param name the control value's name, for example {@code entry_hash}
 * @param level what has it
 * @param counts what it is compared with: a total of the feed, {@value #RECORDS}, {@value #SECTIONS}, or something that
 *     only the reader of the format can count, such as the blocks of a NACHA file
 * @param judged whether a difference is a break, or noted only
 */
public record ControlDefinition(String name, Level level, String counts, boolean judged) {

    /** The number of detail records, rejected ones included. */
    public static final String RECORDS = "records";

    /** The number of sections. */
    public static final String SECTIONS = "sections";

    /** The number of files of a delivery. */
    public static final String PARTS = "parts";

    /** What a control value is of. */
    public enum Level {
        DELIVERY,
        FILE,
        SECTION
    }

    static ControlDefinition delivery(String name, String counts) {
        return new ControlDefinition(name, Level.DELIVERY, counts, true);
    }

    static ControlDefinition file(String name, String counts) {
        return new ControlDefinition(name, Level.FILE, counts, true);
    }

    static ControlDefinition section(String name, String counts) {
        return new ControlDefinition(name, Level.SECTION, counts, true);
    }

    ControlDefinition notJudged() {
        return new ControlDefinition(name, level, counts, false);
    }
}
