package io.crossfoot.ingest.format;

import io.crossfoot.common.config.CountOrShare;
import java.io.IOException;
import java.util.Map;

/**
 * Ends the reading of a source that is hopeless, whatever its format: there may be millions of lines of rubbish behind a
 * header that looks right, and each reject is a message. What the first ones do not tell an operator, the others will not.
 */
final class HopefulReader implements BatchReader {

    /** Of a source that is nothing but damaged, so many rejects show it. */
    private static final long ENOUGH = 10_000;

    private final BatchReader reader;
    private final CountOrShare allowed;
    private final RecordCount count = new RecordCount();
    private final Problems problems = new Problems();
    private long rejected;
    private long position;

    /** @param allowed how many rejects the feed is content with: so many are never too many */
    HopefulReader(BatchReader reader, CountOrShare allowed) {
        this.reader = reader;
        this.allowed = allowed;
    }

    @Override
    public SourceItem next() throws IOException {
        SourceItem item = reader.next();
        if (item instanceof SourceRecord record) {
            count.pass();
            position = record.position();
        } else if (item instanceof RejectedRecord record) {
            if (isHopeless()) {
                return new SourceEnded(Map.of(), Map.of(), problems.all(), position);
            }
            count.reject();
            rejected++;
            position = record.position();
        }
        return item;
    }

    private boolean isHopeless() {
        return count.isHopeless(problems) || isFlooded();
    }

    private boolean isFlooded() {
        if (rejected < ENOUGH || rejected <= count.all() - rejected || allowed.allows(rejected, count.all())) {
            return false;
        }
        problems.ofFile(
                ("%d of its first %d records could not be read: it is damaged or not of this feed, or the feed is not"
                                + " described rightly; what follows is neither read nor counted")
                        .formatted(rejected, count.all()));
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
