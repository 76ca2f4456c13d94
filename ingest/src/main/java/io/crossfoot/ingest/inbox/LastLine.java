package io.crossfoot.ingest.inbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The last line of a file that is not blank: what tells whether the sender has come to the end. */
final class LastLine {

    /** Longer ones are looked at from here on. */
    private static final int LONGEST = 4096;

    private LastLine() {}

    /** Whether the pattern is found in it. Each of its bytes is one character, so text beyond ASCII is better left out. */
    static boolean fits(Path file, Pattern pattern) throws IOException {
        String end = end(file).stripTrailing();
        int before = Math.max(end.lastIndexOf('\n'), end.lastIndexOf('\r'));
        return pattern.matcher(end.substring(before + 1)).find();
    }

    private static String end(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
            channel.position(Math.max(0, channel.size() - LONGEST));
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
        }
    }
}
