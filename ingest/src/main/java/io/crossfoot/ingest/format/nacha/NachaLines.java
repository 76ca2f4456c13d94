package io.crossfoot.ingest.format.nacha;

import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.EightBytes;
import io.crossfoot.ingest.format.nacha.NachaRecord.Flaw;
import io.crossfoot.schema.RejectCategory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a NACHA file into its records of 94 characters. They stand on lines of their own, whose trailing blanks may be
 * lost, or follow one another without line breaks; the first line tells which. Blank lines are no records, and neither are
 * the cards before the first record that tell a bank's mainframe whose file it is: {@code $$ADD ID=… BID='…'}.
 */
final class NachaLines implements Closeable {

    static final int WIDTH = 94;

    private static final int CONTROL_Z = 0x1a;
    private static final char REPLACEMENT = '\uFFFD';
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final ByteLines lines;
    private final boolean runTogether;
    private @Nullable NachaRecord read;
    private boolean plain;
    private long records;

    NachaLines(ByteLines lines) throws IOException {
        this.lines = lines;
        this.runTogether = isRunTogether(lines.peek(2 * WIDTH));
    }

    /** Moves to the next record; says whether there is one. */
    boolean next() throws IOException {
        while (runTogether ? lines.next(WIDTH) : lines.next()) {
            if (!isBlank() && !isTransmissionCard()) {
                records++;
                read = null;
                plain = lines.length() == WIDTH && EightBytes.isPrintable(lines.bytes(), lines.start(), WIDTH);
                return true;
            }
        }
        return false;
    }

    /** Whether it is 94 printable characters of ASCII, as the rules want it; then it can be read as it stands. */
    boolean isPlain() {
        return plain;
    }

    /** What the record stands in, from {@link #from()} on. */
    byte[] bytes() {
        return lines.bytes();
    }

    int from() {
        return lines.start();
    }

    char type() {
        return plain ? (char) lines.bytes()[lines.start()] : record().text().charAt(0);
    }

    /** The record as text. */
    NachaRecord record() {
        NachaRecord record = read;
        if (record == null) {
            record = read();
            read = record;
        }
        return record;
    }

    String text() {
        return record().text();
    }

    /** Whether it is one of the records of nines that fill the last block. */
    boolean isFiller() {
        return text().chars().allMatch(digit -> digit == '9');
    }

    Optional<Flaw> flaw() {
        return record().flaw();
    }

    long number() {
        return lines.number();
    }

    long start() {
        return lines.offset();
    }

    long position() {
        return lines.position();
    }

    /** How many records there were so far, those that fill the last block included. */
    long records() {
        return records;
    }

    Optional<String> fault() {
        return lines.fault();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** A second record begins right behind the first, or behind a carriage return alone, as old Macs wrote it. */
    private static boolean isRunTogether(byte[] head) {
        for (int i = 0; i < WIDTH && i < head.length; i++) {
            if (head[i] == '\n' || head[i] == '\r') {
                return head[i] == '\r' && i + 1 < head.length && head[i + 1] != '\n';
            }
        }
        return head.length > WIDTH + 1 && (isDigit(head[WIDTH]) || (head[WIDTH] == '\r' && head[WIDTH + 1] != '\n'));
    }

    private static boolean isDigit(byte next) {
        return next >= '0' && next <= '9';
    }

    private boolean isBlank() {
        byte[] bytes = lines.bytes();
        for (int i = lines.start(); i < lines.end(); i++) {
            if (bytes[i] != ' ' && bytes[i] != CONTROL_Z) {
                return false;
            }
        }
        return true;
    }

    private boolean isTransmissionCard() {
        byte[] bytes = lines.bytes();
        int start = lines.start();
        return records == 0 && lines.length() > 1 && bytes[start] == '$' && bytes[start + 1] == '$';
    }

    private NachaRecord read() {
        String read = decode();
        String text = read.length() >= WIDTH ? read.substring(0, WIDTH) : read + " ".repeat(WIDTH - read.length());
        return new NachaRecord(number(), start(), position(), text, flaw(read));
    }

    private static Optional<Flaw> flaw(String read) {
        int length = read.stripTrailing().length();
        int undecodable = read.indexOf(REPLACEMENT);
        if (length > WIDTH) {
            return flaw(RejectCategory.LENGTH, "the record has %d characters or more, a NACHA record has 94", length);
        }
        return undecodable >= 0
                ? flaw(RejectCategory.ENCODING, "the record is no text at position %d", undecodable + 1)
                : controlCharacter(read);
    }

    /**
     * The rules want ASCII; names come in UTF-8 and in Windows' code page all the same. Where a name in UTF-8 was cut to
     * its field by bytes, blanks behind it bring the fields that follow to their places.
     */
    private String decode() {
        String read = new String(lines.bytes(), lines.start(), lines.length(), StandardCharsets.UTF_8);
        if (read.indexOf(REPLACEMENT) >= 0) {
            return new String(lines.bytes(), lines.start(), lines.length(), WINDOWS);
        }
        int missing = WIDTH - read.length();
        if (missing <= 0 || lines.length() != WIDTH) {
            return read;
        }
        int last = read.length() - 1;
        while (last > 0 && read.charAt(last) <= '~') {
            last--;
        }
        int behindName = read.indexOf("  ", last);
        return behindName < 0 ? read : read.substring(0, behindName) + " ".repeat(missing) + read.substring(behindName);
    }

    private static Optional<Flaw> controlCharacter(String read) {
        for (int i = 0; i < read.length(); i++) {
            if (Character.isISOControl(read.charAt(i))) {
                return flaw(RejectCategory.ENCODING, "the record has a control character at position %d", i + 1);
            }
        }
        return Optional.empty();
    }

    private static Optional<Flaw> flaw(RejectCategory category, String reason, int number) {
        return Optional.of(new Flaw(category, reason.formatted(number)));
    }
}
