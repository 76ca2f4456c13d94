package io.crossfoot.ingest.format;

import com.github.luben.zstd.ZstdIOException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** The content of a compressed source. Watches the ratio, and tells broken content from a broken medium. */
final class UnpackedStream extends InputStream {

    private final Compression compression;
    private final Counted packed;
    private final byte[] single = new byte[1];
    private InputStream content = InputStream.nullInputStream();
    private boolean opened;
    private long count;

    UnpackedStream(InputStream packed, Compression compression) {
        this.packed = new Counted(packed);
        this.compression = compression;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            if (!opened) {
                content = compression.unpack(packed);
                opened = true;
            }
            int read = content.read(bytes, offset, length);
            count += Math.max(read, 0);
            refuseBomb();
            return read;
        } catch (EOFException e) {
            throw breaksOff(e);
        } catch (ZstdIOException e) {
            throw packed.ended ? breaksOff(e) : damaged(e);
        } catch (ZipException e) {
            throw damaged(e);
        } catch (StackOverflowError e) {
            // Java's gzip goes one call deeper with each member that is empty.
            throw damaged(new ZipException("thousands of parts in it are empty"));
        }
    }

    private void refuseBomb() throws BrokenSourceException {
        if (Growth.isBomb(packed.count, count)) {
            throw new BrokenSourceException(
                    "its %s content grows to more than %d times its size; unpack it by hand if that is right"
                            .formatted(compression.title(), Growth.LARGEST_RATIO));
        }
    }

    private BrokenSourceException breaksOff(IOException cause) {
        return new BrokenSourceException(
                "its %s content breaks off; deliver it again".formatted(compression.title()), cause);
    }

    private BrokenSourceException damaged(IOException cause) {
        return new BrokenSourceException(
                "its %s content is damaged (%s); deliver it again".formatted(compression.title(), cause.getMessage()),
                cause);
    }

    @Override
    public void close() throws IOException {
        content.close();
        packed.close();
    }

    private static final class Counted extends FilterInputStream {

        private long count;
        private boolean ended;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            ended |= next < 0;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(read, 0);
            ended |= read < 0;
            return read;
        }
    }
}
