package io.crossfoot.common.tally;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells contents of files apart: a 128-bit XXH3, as 32 hexadecimal digits. The same content under another name has the
 * same fingerprint. It runs at the speed of the disk; it proves nothing against a forger.
 */
public final class Fingerprint {

    private static final int BUFFER = 1 << 18;

    private Fingerprint() {}

    /** The fingerprint of a file's content. */
    public static String of(Path file) throws IOException {
        HashStream128 hash = Hashing.xxh3_128().hashStream();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hash.putBytes(buffer, 0, read);
            }
        }
        return toHex(hash);
    }

    /** The fingerprint of several contents in their order, given by their own; of one alone it is that one's own. */
    public static String ofAll(List<String> fingerprints) {
        if (fingerprints.size() == 1) {
            return fingerprints.get(0);
        }
        HashStream128 hash = Hashing.xxh3_128().hashStream();
        fingerprints.forEach(each -> hash.putBytes(each.getBytes(StandardCharsets.US_ASCII)));
        return toHex(hash);
    }

    private static String toHex(HashStream128 hash) {
        HashValue128 value = hash.get();
        return Digest.toHex(value.getMostSignificantBits(), value.getLeastSignificantBits());
    }
}
