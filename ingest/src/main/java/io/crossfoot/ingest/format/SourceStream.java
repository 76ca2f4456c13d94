package io.crossfoot.ingest.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The bytes of a source, unwrapped where they are compressed, and refused where they are a bomb. */
public final class SourceStream {

    private static final int BUFFER = 1 << 16;

    private SourceStream() {}

    /**
     * Unwraps the stream if its first bytes are those of gzip, zip or Zstandard. What is wrong with the compressed
     * content is told by a {@link BrokenSourceException} while it is read.
     *
     * @throws IOException if the first bytes cannot be read
     */
    public static InputStream open(InputStream in) throws IOException {
        InputStream source = in.markSupported() ? in : new BufferedInputStream(in, BUFFER);
        source.mark(Compression.HEAD);
        byte[] head = source.readNBytes(Compression.HEAD);
        source.reset();
        Optional<Compression> compression = Compression.of(head);
        return compression.isPresent() ? new UnpackedStream(source, compression.get()) : source;
    }
}
