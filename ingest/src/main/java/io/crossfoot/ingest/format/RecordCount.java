package io.crossfoot.ingest.format;

/** How many records of a source passed, and how many were rejected. */
public final class RecordCount {

    /** A file of which so many records are rejected before the first one passes is another file than it should be. */
    private static final int HOPELESS = 100;

    private long passed;
    private long rejected;

    public void pass() {
        passed++;
    }

    public void reject() {
        rejected++;
    }

    /** Those that passed and those that were rejected. */
    public long all() {
        return passed + rejected;
    }

    /** Whether this cannot be a source of the feed; reports it as a problem then, and there is no use in reading on. */
    public boolean isHopeless(Problems problems) {
        if (passed > 0 || rejected < HOPELESS) {
            return false;
        }
        problems.ofFile(
                "none of its first %d records could be read: it is not of this feed, or the feed is not described rightly"
                        .formatted(rejected));
        return true;
    }
}
