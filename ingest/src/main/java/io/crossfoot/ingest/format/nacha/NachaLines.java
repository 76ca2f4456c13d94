package io.crossfoot.ingest.format.nacha;

import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.schema.RejectCategory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Cuts a NACHA file into its records of 94 characters. They stand on lines of their own, whose trailing blanks may be
 * lost, or follow one another without line breaks; the first line tells which. Blank lines are no records.
 */
final class NachaLines implements Closeable {

    static final int WIDTH = 94;

    private static final int CONTROL_Z = 0x1a;
    private static final char REPLACEMENT = '\uFFFD';

    /** What keeps a record from being taken as it is. */
    record Flaw(RejectCategory category, String reason) {}

    private final ByteLines lines;
    private final boolean runTogether;
    private String text = "";
    private Optional<Flaw> flaw = Optional.empty();
    private long records;

    NachaLines(ByteLines lines) throws IOException {
        this.lines = lines;
        this.runTogether = isRunTogether(lines.peek(2 * WIDTH));
    }

    /** Moves to the next record; says whether there is one. */
    boolean next() throws IOException {
        while (runTogether ? lines.next(WIDTH) : lines.next()) {
            if (!isBlank()) {
                records++;
                read();
                return true;
            }
        }
        return false;
    }

    /** The record, filled up with blanks, and cut to 94 characters if it is longer. */
    String text() {
        return text;
    }

    char type() {
        return text.charAt(0);
    }

    /** Whether it is one of the records of nines that fill the last block. */
    boolean isFiller() {
        return text.chars().allMatch(digit -> digit == '9');
    }

    Optional<Flaw> flaw() {
        return flaw;
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

    /** Names may be written in UTF-8. What is not is taken byte by byte, so that the numbers still count. */
    private void read() {
        String read = new String(lines.bytes(), lines.start(), lines.length(), StandardCharsets.UTF_8);
        int replaced = read.indexOf(REPLACEMENT);
        if (replaced >= 0) {
            read = new String(lines.bytes(), lines.start(), lines.length(), StandardCharsets.ISO_8859_1);
        }
        int length = read.stripTrailing().length();
        if (replaced >= 0 && !lines.isTooLong()) {
            flaw = flaw(
                    RejectCategory.ENCODING, "the record is neither ASCII nor UTF-8 from position %d on", replaced + 1);
        } else if (length > WIDTH) {
            flaw = flaw(RejectCategory.LENGTH, "the record has %d characters or more, a NACHA record has 94", length);
        } else {
            flaw = controlCharacter(read);
        }
        text = read.length() >= WIDTH ? read.substring(0, WIDTH) : read + " ".repeat(WIDTH - read.length());
    }

    private static Optional<Flaw> controlCharacter(String read) {
        for (int i = 0; i < read.length(); i++) {
            if (read.charAt(i) < ' ') {
                return flaw(RejectCategory.ENCODING, "the record has a control character at position %d", i + 1);
            }
        }
        return Optional.empty();
    }

    private static Optional<Flaw> flaw(RejectCategory category, String reason, int number) {
        return Optional.of(new Flaw(category, reason.formatted(number)));
    }
}
