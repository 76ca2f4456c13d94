package io.crossfoot.peers.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Where in a file its entries are: behind the first line, the header, and before the last one, the trailer. */
public record LedgerFile(Path path, long start, long end, String trailer) {

    private static final int LONGEST_LINE = 4096;
    private static final int BUFFER_BYTES = 1 << 18;

    public static LedgerFile open(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            String header = file.readLine();
            if (header == null || !header.startsWith("HDR,")) {
                throw new IllegalStateException("expected a header, got: " + header);
            }
            long start = file.getFilePointer();
            String trailer = lastLine(file);
            return new LedgerFile(path, start, file.length() - trailer.getBytes(UTF_8).length - 1, trailer);
        }
    }

    /** Hands the bytes over as they are: it is the server that parses them. */
    public void copyEntries(CopyIn copy) throws IOException, SQLException {
        try (InputStream bytes = Files.newInputStream(path)) {
            bytes.skipNBytes(start);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (long left = end - start; left > 0; ) {
                int read = bytes.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    throw new EOFException(path + " has become shorter");
                }
                copy.writeToCopy(buffer, 0, read);
                left -= read;
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static String lastLine(RandomAccessFile file) throws IOException {
        byte[] tail = new byte[(int) Math.min(file.length(), LONGEST_LINE)];
        file.seek(file.length() - tail.length);
        file.readFully(tail);
        String text = new String(tail, UTF_8);
        if (!text.endsWith("\n")) {
            throw new IllegalStateException("the last line is not complete");
        }
        String lines = text.substring(0, text.length() - 1);
        return lines.substring(lines.lastIndexOf('\n') + 1);
    }
}
