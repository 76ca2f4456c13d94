package io.crossfoot.common.feed;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A checksum of each whole file, which its sender puts into a file beside it: {@code payments.csv.sha256} beside
 * {@code payments.csv}. It is a control value of the batch like those in the file itself.
 */
public enum Checksum {
    CRC32(8),
    CRC32C(8),
    MD5(32),
    SHA256(64),
    SHA512(128);

    private final int digits;

    Checksum(int digits) {
        this.digits = digits;
    }

    /** Number of hexadecimal digits. */
    public int digits() {
        return digits;
    }

    /** What the sidecar's name ends in, and the name of the control value. */
    public String controlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the checksum of this file stands. */
    public Path sidecarOf(Path file) {
        return file.resolveSibling(file.getFileName() + "." + controlName());
    }

    /** Whether this is a sidecar, by its name. */
    public boolean isSidecar(Path file) {
        return file.getFileName().toString().endsWith("." + controlName());
    }

    ControlDefinition control() {
        return ControlDefinition.file(controlName(), controlName());
    }
}
