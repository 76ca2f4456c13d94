package io.crossfoot.ingest.format;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads one source from its beginning to its end, in constant memory. What is wrong with the content is told in the
 * items, so that counting goes on behind it; an {@link IOException} means that the source itself could not be read.
 */
public interface BatchReader extends Closeable {

    /**
     * The next item. Never null; {@link SourceEnded} is the last one, and nothing is read behind it.
     *
     * @throws IOException if the medium fails
     */
    SourceItem next() throws IOException;
}
