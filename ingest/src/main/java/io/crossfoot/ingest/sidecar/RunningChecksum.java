package io.crossfoot.ingest.sidecar;

import io.crossfoot.common.feed.Checksum;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** A checksum while it is worked out. */
interface RunningChecksum {

    void add(byte[] bytes, int offset, int length);

    /** In hexadecimal digits, lower case. Nothing can be added afterwards. */
    String finish();

    static RunningChecksum of(Checksum checksum) {
        return switch (checksum) {
            case CRC32 -> of(new CRC32());
            case CRC32C -> of(new CRC32C());
            case MD5 -> of("MD5");
            case SHA256 -> of("SHA-256");
            case SHA512 -> of("SHA-512");
        };
    }

    private static RunningChecksum of(java.util.zip.Checksum crc) {
        return new RunningChecksum() {
            @Override
            public void add(byte[] bytes, int offset, int length) {
                crc.update(bytes, offset, length);
            }

            @Override
            public String finish() {
                return HexFormat.of().toHexDigits((int) crc.getValue());
            }
        };
    }

    private static RunningChecksum of(String algorithm) {
        MessageDigest digest = digest(algorithm);
        return new RunningChecksum() {
            @Override
            public void add(byte[] bytes, int offset, int length) {
                clearUpperHalves(digest);
                digest.update(bytes, offset, length);
            }

            @Override
            public String finish() {
                return HexFormat.of().formatHex(digest.digest());
            }
        };
    }

    /**
     * Calls something native, behind which HotSpot clears the upper halves of the AVX registers. OpenJDK 17 computes SHA by
     * instructions of the older kind, each of which costs Intel's processors hundreds of cycles while an upper half is not
     * clear, and does not clear them itself: a thread that only works out checksums was seen to go on at 8 MB/s instead of 600,
     * once code that uses wide registers had run in it (docs/performance.md).
     */
    private static void clearUpperHalves(MessageDigest digest) {
        Thread.holdsLock(digest);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }
}
