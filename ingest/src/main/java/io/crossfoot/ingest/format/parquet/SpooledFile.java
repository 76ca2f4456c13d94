package io.crossfoot.ingest.format.parquet;

import io.crossfoot.ingest.format.BrokenSourceException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The content of a source in a temporary file, since a Parquet file must be read from its end, and a source can be read only
 * from its beginning. Nobody but this user may read the file. It goes when it is closed; on most systems its name is gone as
 * soon as it is open, so that a process that is killed leaves nothing either.
 */
final class SpooledFile implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final long size;

    private SpooledFile(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    /**
     * Reads the source to its end.
     *
     * @throws Broken if its compressed content is
     * @throws IOException if the source cannot be read, or there is no room for it
     */
    static SpooledFile of(InputStream source) throws IOException {
        FileChannel channel = create();
        try {
            return new SpooledFile(channel, copy(source, channel));
        } catch (BrokenSourceException e) {
            channel.close();
            throw new Broken(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel create() throws IOException {
        Path path = null;
        try {
            path = Files.createTempFile("crossfoot-", ".parquet");
            return FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            if (path != null) {
                Files.deleteIfExists(path);
            }
            throw noRoom(e);
        }
    }

    private static long copy(InputStream source, FileChannel channel) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
            write(ByteBuffer.wrap(buffer, 0, read), channel);
            size += read;
        }
        return size;
    }

    private static void write(ByteBuffer bytes, FileChannel channel) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static IOException noRoom(IOException cause) {
        return new IOException(
                "Folder '%s' must have room for a temporary copy of each Parquet file that is being read (%s); make room, or name another folder with -Djava.io.tmpdir"
                        .formatted(System.getProperty("java.io.tmpdir"), cause.getMessage()),
                cause);
    }

    long size() {
        return size;
    }

    /** So many bytes from here on, all of which must be there. */
    byte[] read(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException("The temporary copy of a Parquet file has become shorter");
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
