package io.crossfoot.bench.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Puts text together as bytes, which takes a tenth of the time that strings take. For one thread. */
final class AsciiWriter implements Closeable {

    private static final int SIZE = 1 << 18;

    /** No single value is longer. */
    private static final int LONGEST = 64;

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private int length;

    AsciiWriter(OutputStream out) {
        this.out = out;
    }

    AsciiWriter text(char symbol) {
        ensure();
        buffer[length++] = (byte) symbol;
        return this;
    }

    AsciiWriter text(byte[] text) {
        ensure();
        System.arraycopy(text, 0, buffer, length, text.length);
        length += text.length;
        return this;
    }

    AsciiWriter number(long value) {
        return padded(value, digits(value));
    }

    /** A number that is not negative, with so many digits. */
    AsciiWriter padded(long value, int digits) {
        ensure();
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** An amount with two decimals. */
    AsciiWriter hundredths(long value) {
        if (value < 0) {
            text('-');
        }
        long size = Math.abs(value);
        return number(size / 100).text('.').padded(size % 100, 2);
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void ensure() {
        if (length > SIZE - LONGEST) {
            flush();
        }
    }

    private void flush() {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        length = 0;
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
