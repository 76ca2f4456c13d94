package io.crossfoot.ingest.sidecar;

import io.crossfoot.common.feed.Checksum;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Source;
import io.crossfoot.ingest.ahead.ReadAhead;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.BatchReaders;
import io.crossfoot.ingest.format.rows.Databases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Opens the reader of a file, together with what stands beside the file. */
public final class SourceReaders {

    private final Databases databases;
    private final boolean ahead;

    /**
     * @param databases those that feeds read rows from
     * @param ahead whether sources are read on threads of their own, ahead of who asks for items
     */
    public SourceReaders(Databases databases, boolean ahead) {
        this.databases = databases;
        this.ahead = ahead;
    }

    /**
     * A reader of the feed's format. Closing it closes the stream; so does a failure to open it.
     *
     * @param file where the file stands, and its sidecars beside it
     * @param content what is in the file, from its first byte on
     * @throws IOException if the first bytes cannot be read
     */
    public BatchReader open(Feed feed, Path file, InputStream content) throws IOException {
        BatchReader reader = reader(feed, file, content);
        return ahead ? ReadAhead.of(reader) : reader;
    }

    private BatchReader reader(Feed feed, Path file, InputStream content) throws IOException {
        List<Sidecar> sidecars = sidecars(feed.source(), file);
        if (sidecars.isEmpty()) {
            return BatchReaders.open(feed, content, databases);
        }
        List<ChecksumStream> checksums = new ArrayList<>();
        InputStream checked = content;
        for (Checksum checksum : checksums(feed.source())) {
            ChecksumStream stream = new ChecksumStream(checked, checksum);
            checksums.add(stream);
            checked = stream;
        }
        return new AccompaniedReader(BatchReaders.open(feed, checked, databases), checksums, sidecars);
    }

    private static List<Sidecar> sidecars(Source source, Path file) {
        List<Sidecar> sidecars = new ArrayList<>();
        source.checksum()
                .ifPresent(checksum ->
                        sidecars.add(new ChecksumFile(Source.sidecarOf(file, checksum.suffix()), checksum)));
        source.manifest()
                .ifPresent(manifest ->
                        sidecars.add(new ManifestFile(Source.sidecarOf(file, manifest.suffix()), manifest)));
        return sidecars;
    }

    private static Set<Checksum> checksums(Source source) {
        Set<Checksum> checksums = EnumSet.noneOf(Checksum.class);
        source.checksum().ifPresent(checksums::add);
        source.manifest().ifPresent(manifest -> checksums.addAll(manifest.checksums()));
        return checksums;
    }
}
