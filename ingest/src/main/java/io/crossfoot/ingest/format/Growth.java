package io.crossfoot.ingest.format;

/** Tells content that grows out of all proportion when it is unpacked. */
public final class Growth {

    /** Real batch files, padding included, shrink to a hundredth at most. */
    public static final int LARGEST_RATIO = 400;

    /** So little is harmless, whatever it was packed into. */
    private static final long HARMLESS_BYTES = 16L << 20;

    private Growth() {}

    /** Whether so many bytes, unpacked from so few, are a bomb. */
    public static boolean isBomb(long packed, long unpacked) {
        return unpacked > HARMLESS_BYTES && unpacked / LARGEST_RATIO > packed;
    }
}
