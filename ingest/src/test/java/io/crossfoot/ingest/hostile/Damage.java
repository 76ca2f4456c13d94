package io.crossfoot.ingest.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages a source at random: bits and bytes changed, parts taken out, repeated and put in from another source, long runs
 * of one byte, numbers and texts that are trouble elsewhere, the end cut off.
 */
public final class Damage {

    private static final byte[] TELLING = bytes(",/:-{}()+*~'\"<>&;0189CD\n\r \u0000\u001a\u00e9");
    private static final List<byte[]> TROUBLE = List.of(
            bytes("9".repeat(10_000)),
            bytes("-1"),
            bytes("9223372036854775808"),
            bytes("1e999999999"),
            bytes("NaN"),
            bytes("0000-00-00"),
            bytes("=1+1"),
            bytes("\uff11\u0662"),
            bytes("\ufeff"),
            bytes("\u2028"),
            bytes("\ud83d\ude00"),
            new byte[] {(byte) 0xc0, (byte) 0x80},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xff, (byte) 0xfe});
    private static final int LONGEST_PART = 80;
    private static final int LONGEST_SPLICE = 2_000;
    private static final int LONGEST_RUN_BITS = 14;

    private Damage() {}

    /** The source with one to six spots of damage. */
    public static byte[] of(byte[] right, Random random) {
        return of(right, right, random);
    }

    /**
     * The source with one to six spots of damage.
     *
     * @param other where parts are put in from
     */
    public static byte[] of(byte[] right, byte[] other, Random random) {
        byte[] damaged = right;
        for (int i = random.nextInt(6); i >= 0; i--) {
            damaged = once(damaged, other, random);
        }
        return damaged;
    }

    private static byte[] once(byte[] source, byte[] other, Random random) {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        int at = random.nextInt(source.length + 1);
        int behind = at + random.nextInt(Math.min(source.length - at, LONGEST_PART) + 1);
        damaged.write(source, 0, at);
        switch (random.nextInt(9)) {
            case 0 -> damaged.write(TELLING[random.nextInt(TELLING.length)]);
            case 1 -> damaged.write(random.nextInt());
            case 2 -> damaged.writeBytes(run((byte) '9', random.nextInt(200)));
            case 3 -> {
                damaged.write(source, at, behind - at);
                damaged.write(source, at, behind - at);
            }
            case 4 -> writeWithOneBitChanged(source, at, behind, random, damaged);
            case 5 -> damaged.writeBytes(run(anyByte(random), random.nextInt(1 << random.nextInt(LONGEST_RUN_BITS))));
            case 6 -> damaged.writeBytes(TROUBLE.get(random.nextInt(TROUBLE.size())));
            case 7 -> {
                int from = random.nextInt(other.length + 1);
                damaged.write(other, from, random.nextInt(Math.min(other.length - from, LONGEST_SPLICE) + 1));
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

    private static void writeWithOneBitChanged(
            byte[] source, int from, int to, Random random, ByteArrayOutputStream damaged) {
        damaged.write(source, from, to - from);
        if (to < source.length) {
            damaged.write(source[to] ^ 1 << random.nextInt(Byte.SIZE));
        }
    }

    private static byte anyByte(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> (byte) 0xff;
            default -> TELLING[random.nextInt(TELLING.length)];
        };
    }

    private static byte[] run(byte value, int length) {
        byte[] run = new byte[length];
        Arrays.fill(run, value);
        return run;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
