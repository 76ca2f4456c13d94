package io.crossfoot.ingest.sidecar;

import io.crossfoot.common.feed.Checksum;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.BatchReaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Opens the reader of a file, together with what stands beside the file. */
public final class SourceReaders {

    private SourceReaders() {}

    /**
     * A reader of the feed's format. Closing it closes the stream; so does a failure to open it.
     *
     * @param file where the file stands, and its sidecar beside it
     * @param content what is in the file, from its first byte on
     * @throws IOException if the first bytes cannot be read
     */
    public static BatchReader open(Feed feed, Path file, InputStream content) throws IOException {
        if (feed.source().checksum().isEmpty()) {
            return BatchReaders.open(feed, content);
        }
        Checksum checksum = feed.source().checksum().get();
        ChecksumStream checked = new ChecksumStream(content, checksum);
        Sidecar sidecar = new Sidecar(checksum.sidecarOf(file), checksum);
        return new ChecksummedReader(BatchReaders.open(feed, checked), checked, sidecar);
    }
}
