package io.crossfoot.ingest.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The one file in a zip archive. An archive with more than one is refused, since a batch is one source: which of them it
 * is could only be guessed. Nothing is ever written to where an entry's name leads.
 */
final class ZippedFile extends FilterInputStream {

    private final ZipInputStream archive;
    private boolean ended;

    private ZippedFile(ZipInputStream archive) {
        super(archive);
        this.archive = archive;
    }

    /** @throws BrokenSourceException if the archive holds no file */
    static InputStream in(InputStream packed) throws IOException {
        ZipInputStream archive = new ZipInputStream(packed);
        if (!moveToNextFile(archive)) {
            throw new BrokenSourceException("its zip archive holds no file; deliver it with the file in it");
        }
        return new ZippedFile(archive);
    }

    private static boolean moveToNextFile(ZipInputStream archive) throws IOException {
        try {
            ZipEntry next = archive.getNextEntry();
            while (next != null && next.isDirectory()) {
                if (archive.read() >= 0) {
                    throw new ZipException("a folder in it has content");
                }
                next = archive.getNextEntry();
            }
            return next != null;
        } catch (IllegalArgumentException e) {
            // Java's way to say that a name is not in the encoding that the entry says it is in.
            throw (IOException) new ZipException("a file's name in it cannot be read").initCause(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = ended ? -1 : archive.read(bytes, offset, length);
        if (read < 0 && !ended) {
            ended = true;
            if (moveToNextFile(archive)) {
                throw new BrokenSourceException("its zip archive holds more than one file; deliver each by itself");
            }
        }
        return read;
    }
}
