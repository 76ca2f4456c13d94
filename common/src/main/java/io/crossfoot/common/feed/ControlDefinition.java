package io.crossfoot.common.feed;

/**
 * One control value of a file or of a section.
 *
 * @param name the control value's name, for example {@code entry_hash}
 * @param level whether the file or each section has it
 * @param counts what it is compared with: a total of the feed, {@value #RECORDS}, {@value #SECTIONS}, or something that
 *     only the reader of the format can count, such as the blocks of a NACHA file
 * @param judged whether a difference is a break, or noted only
 */
public record ControlDefinition(String name, Level level, String counts, boolean judged) {

    /** The number of detail records, rejected ones included. */
    public static final String RECORDS = "records";

    /** The number of sections. */
    public static final String SECTIONS = "sections";

    /** Where a control value stands. */
    public enum Level {
        FILE,
        SECTION
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
