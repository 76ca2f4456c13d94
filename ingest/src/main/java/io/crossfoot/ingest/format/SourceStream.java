package io.crossfoot.ingest.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a source, unwrapped where they are compressed with gzip, and refused where they are a bomb. */
public final class SourceStream {

    /** Real batch files, padding included, shrink to a hundredth at most. */
    private static final int LARGEST_RATIO = 400;

    /** So little is harmless, whatever it was packed into. */
    private static final long HARMLESS_BYTES = 16L << 20;

    private static final int BUFFER = 1 << 16;

    private SourceStream() {}

    /**
     * Unwraps the stream if its first two bytes are those of gzip.
     *
     * @throws IOException if the first bytes cannot be read
     */
    public static InputStream open(InputStream in) throws IOException {
        InputStream source = in.markSupported() ? in : new BufferedInputStream(in, BUFFER);
        source.mark(2);
        int magic = source.read() | source.read() << 8;
        source.reset();
        return magic == GZIPInputStream.GZIP_MAGIC ? new Unzipped(new Counted(source)) : source;
    }

    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    /** Unzips, watches the ratio, and tells broken content from a broken medium. */
    private static final class Unzipped extends InputStream {

        private final Counted zipped;
        private final byte[] single = new byte[1];
        private InputStream in = InputStream.nullInputStream();
        private boolean opened;
        private long count;

        Unzipped(Counted zipped) {
            this.zipped = zipped;
        }

        @Override
        public int read() throws IOException {
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                if (!opened) {
                    in = new GZIPInputStream(zipped, BUFFER);
                    opened = true;
                }
                int read = in.read(bytes, offset, length);
                count += Math.max(read, 0);
                if (count > HARMLESS_BYTES && count / LARGEST_RATIO > zipped.count) {
                    throw new BrokenSourceException(
                            "its gzip content grows to more than %d times its size; unpack it by hand if that is right"
                                    .formatted(LARGEST_RATIO));
                }
                return read;
            } catch (EOFException e) {
                throw new BrokenSourceException("its gzip content breaks off; deliver it again", e);
            } catch (ZipException e) {
                throw new BrokenSourceException(
                        "its gzip content is damaged (%s); deliver it again".formatted(e.getMessage()), e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
            zipped.close();
        }
    }
}
