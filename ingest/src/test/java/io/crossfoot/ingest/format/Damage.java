package io.crossfoot.ingest.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Damages a source at random: bytes changed, taken out and put in, parts repeated, the end cut off. */
public final class Damage {

    private static final byte[] TELLING = ",/:-{}()+0189CD\n\r \u0000\u00e9".getBytes(StandardCharsets.UTF_8);

    private Damage() {}

    public static byte[] of(byte[] right, Random random) {
        byte[] damaged = right;
        for (int i = random.nextInt(6); i >= 0; i--) {
            damaged = once(damaged, random);
        }
        return damaged;
    }

    private static byte[] once(byte[] source, Random random) {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        int at = random.nextInt(source.length + 1);
        int behind = at + random.nextInt(Math.min(source.length - at, 80) + 1);
        damaged.write(source, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> damaged.write(TELLING[random.nextInt(TELLING.length)]);
            case 1 -> damaged.write(random.nextInt());
            case 2 -> damaged.writeBytes("9".repeat(random.nextInt(200)).getBytes(StandardCharsets.US_ASCII));
            case 3 -> {
                damaged.write(source, at, behind - at);
                damaged.write(source, at, behind - at);
            }
            default -> {
                // The part is taken out.
            }
        }
        if (random.nextInt(10) > 0) {
            damaged.write(source, behind, source.length - behind);
        }
        return damaged.toByteArray();
    }
}
