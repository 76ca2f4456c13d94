package io.crossfoot.bench.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Reads the detail lines of a ledger file that the generator wrote, as fast as they can be cut. Written apart from any
 * contender's reader, as its results are judged by it; trusts that the file has its form. For one thread.
 */
public final class LedgerReader implements Closeable {

    private static final int SIZE = 1 << 20;
    private static final int COLUMNS = 7;

    private final InputStream in;
    private final byte[] buffer = new byte[SIZE];
    private final int[] starts = new int[COLUMNS + 1];
    private final long startOfDay;
    private int position;
    private int filled;

    public LedgerReader(Path file) throws IOException {
        this.in = Files.newInputStream(file);
        this.startOfDay = dayOf(header()).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    private String header() throws IOException {
        cut(3);
        return new String(buffer, starts[2], starts[3] - 1 - starts[2], StandardCharsets.US_ASCII);
    }

    private static LocalDate dayOf(String text) {
        return LocalDate.parse(text);
    }

    /** Moves on to the next line; false if that is the trailer. */
    public boolean next() throws IOException {
        fill();
        if (buffer[position] == 'T') {
            return false;
        }
        cut(COLUMNS);
        return true;
    }

    public long id() {
        return number(0);
    }

    public long account() {
        return number(1);
    }

    /** The account as its digits. */
    public byte[] accountText() {
        return text(1);
    }

    public int secondOfDay() {
        int time = starts[2] + 11;
        return twoDigits(time) * 3600 + twoDigits(time + 3) * 60 + twoDigits(time + 6);
    }

    public long epochSecond() {
        return startOfDay + secondOfDay();
    }

    public byte[] type() {
        return text(3);
    }

    /** The amount in hundredths. */
    public long hundredths() {
        int at = starts[4];
        boolean negative = buffer[at] == '-';
        long value = 0;
        for (int i = negative ? at + 1 : at; i < starts[5] - 1; i++) {
            if (buffer[i] != '.') {
                value = value * 10 + (buffer[i] - '0');
            }
        }
        return negative ? -value : value;
    }

    public byte[] currency() {
        return text(5);
    }

    public byte[] text() {
        return text(6);
    }

    /** The first second of the day that the header names, since 1970. */
    public long startOfDay() {
        return startOfDay;
    }

    private byte[] text(int column) {
        int length = starts[column + 1] - 1 - starts[column];
        byte[] text = new byte[length];
        System.arraycopy(buffer, starts[column], text, 0, length);
        return text;
    }

    private long number(int column) {
        long value = 0;
        for (int i = starts[column]; i < starts[column + 1] - 1; i++) {
            value = value * 10 + (buffer[i] - '0');
        }
        return value;
    }

    private int twoDigits(int at) {
        return (buffer[at] - '0') * 10 + (buffer[at + 1] - '0');
    }

    /** Notes where the columns of the line start that stands at the position, and moves behind it. */
    private void cut(int columns) throws IOException {
        fill();
        int at = position;
        for (int column = 0; column < columns; column++) {
            starts[column] = at;
            while (buffer[at] != ',' && buffer[at] != '\n') {
                at++;
            }
            at++;
        }
        starts[columns] = at;
        position = at;
    }

    /** Sees to it that a whole line is in the buffer. */
    private void fill() throws IOException {
        if (filled - position >= 256) {
            return;
        }
        System.arraycopy(buffer, position, buffer, 0, filled - position);
        filled -= position;
        position = 0;
        int read = in.readNBytes(buffer, filled, SIZE - filled);
        filled += read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
