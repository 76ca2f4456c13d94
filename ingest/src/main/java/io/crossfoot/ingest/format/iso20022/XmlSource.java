package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.ingest.format.BrokenSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The characters of an XML source, from its first tag on, and the bytes that they stand at. An XML parser ends at the
 * first byte that is no text, and at the first control character; here both are U+FFFD, so that they cost the record they
 * stand in and no other.
 *
 * <p>Parsers hold the name of a tag or an entity in memory, without any limit. One that never ends is therefore stopped here.
 */
final class XmlSource extends Reader {

    /** Longest tag, comment or the like, in characters, up to the first {@code >} or {@code ;} in it. */
    static final int LONGEST_MARKUP = 1 << 20;

    private static final int BLOCK = 1 << 14;

    private final InputStream in;
    private final byte[] head;
    private final XmlEncoding encoding;
    private final XmlDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).flip();
    private CharacterBlock current;
    private CharacterBlock previous;
    private int next;
    private int openMarkup;
    private long read;
    private boolean exhausted;
    private boolean ended;
    private Optional<String> fault = Optional.empty();
    private @Nullable IOException failure;

    XmlSource(InputStream in) throws IOException {
        this.in = in;
        fillBytes();
        this.head = Arrays.copyOf(bytes.array(), bytes.limit());
        this.encoding = XmlEncoding.of(head);
        this.decoder = new XmlDecoder(encoding.charset());
        bytes.position(encoding.mark());
        this.previous = new CharacterBlock(BLOCK, encoding.charset());
        this.current = new CharacterBlock(BLOCK, encoding.charset());
        current.begin(0, encoding.mark());
        fillBlock();
        skipBlanks();
    }

    XmlEncoding encoding() {
        return encoding;
    }

    /** The first bytes, as far as they were worth looking at. */
    byte[] head() {
        return head.clone();
    }

    /** Whether the first character that is not blank begins a tag. */
    boolean beginsWithTag() {
        return next < current.length() && current.chars()[next] == '<';
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        try {
            if (next == current.length() && !nextBlock()) {
                return -1;
            }
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        int count = Math.min(length, current.length() - next);
        System.arraycopy(current.chars(), next, target, offset, count);
        next += count;
        return count;
    }

    /** Number of the character behind those that were handed out. */
    long end() {
        return current.first() + next;
    }

    /** How many bytes of the source stand before this character, counted from the first that was handed out. */
    long byteAt(long character) {
        return character >= current.first() ? current.byteAt(character) : previous.byteAt(character);
    }

    /** The characters from here on, no more than asked for; none if they are no longer in memory. */
    String text(long from, long to) {
        if (from < previous.first()) {
            return "";
        }
        return previous.text(from, to) + current.text(from, to);
    }

    /** Bytes that were read of the source. */
    long bytesRead() {
        return read;
    }

    /** Why the source ended before its end, if it did. */
    Optional<String> fault() {
        return fault;
    }

    /** @throws IOException again, if the medium has failed, whatever the parser made of it */
    void throwIfFailed() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Reads over the rest of the bytes. */
    void drain() throws IOException {
        while (!exhausted) {
            bytes.position(bytes.limit());
            fillBytes();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** What stands before an XML declaration makes parsers refuse it; blank lines do no harm. */
    private void skipBlanks() {
        while (next < current.length() && current.chars()[next] <= ' ') {
            next++;
        }
        current.begin(-next, encoding.mark());
    }

    private boolean nextBlock() throws IOException {
        if (ended) {
            return false;
        }
        CharacterBlock block = previous;
        previous = current;
        current = block;
        current.begin(previous.end(), previous.endByte());
        next = 0;
        fillBytes();
        fillBlock();
        return current.length() > 0;
    }

    /** Always as many as there is room for, so that blocks, and with them positions, do not depend on the medium. */
    private void fillBytes() throws IOException {
        bytes.compact();
        try {
            while (bytes.hasRemaining() && !exhausted) {
                int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
                exhausted = count < 0;
                read += Math.max(count, 0);
                bytes.position(bytes.position() + Math.max(count, 0));
            }
        } catch (BrokenSourceException e) {
            fault = Optional.of(String.valueOf(e.getMessage()));
            exhausted = true;
        } finally {
            bytes.flip();
        }
    }

    private void fillBlock() {
        int before = bytes.position();
        CharBuffer characters = CharBuffer.wrap(current.chars());
        ended = decoder.decode(bytes, characters, exhausted);
        current.end(characters.position(), bytes.position() - before);
        measureMarkup(current.chars(), current.length());
        if (openMarkup > LONGEST_MARKUP) {
            fault = Optional.of("it has a tag or a comment of more than %,d characters".formatted(LONGEST_MARKUP));
            ended = true;
            current.end(0, 0);
        }
    }

    /** How many characters the markup has so far that is open at the end; the last bracket tells. */
    private void measureMarkup(char[] chars, int length) {
        for (int i = length - 1; i >= 0; i--) {
            if (chars[i] == '<' || chars[i] == '&') {
                openMarkup = length - i;
                return;
            }
            if (chars[i] == '>' || chars[i] == ';') {
                openMarkup = 0;
                return;
            }
        }
        openMarkup += openMarkup > 0 ? length : 0;
    }
}
