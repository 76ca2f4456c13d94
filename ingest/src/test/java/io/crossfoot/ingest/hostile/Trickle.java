package io.crossfoot.ingest.hostile;

import java.io.InputStream;
import java.util.Random;

/** Gives bytes in pieces of random length, as networks do, and complains of a reader that asks for ever behind their end. */
final class Trickle extends InputStream {

    private static final int LONGEST = 300;
    private static final int MOST_ASKED_BEHIND_END = 1_000;

    private final byte[] source;
    private final Random random;
    private int at;
    private int askedBehindEnd;

    Trickle(byte[] source, Random random) {
        this.source = source;
        this.random = random;
    }

    @Override
    public int read() {
        return isOver() ? -1 : source[at++] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (isOver()) {
            return -1;
        }
        int given = Math.min(Math.min(length, source.length - at), 1 + random.nextInt(LONGEST));
        System.arraycopy(source, at, bytes, offset, given);
        at += given;
        return given;
    }

    private boolean isOver() {
        if (at < source.length) {
            return false;
        }
        askedBehindEnd++;
        if (askedBehindEnd > MOST_ASKED_BEHIND_END) {
            throw new AssertionError("The reader asks again and again behind the end of the source");
        }
        return true;
    }
}
