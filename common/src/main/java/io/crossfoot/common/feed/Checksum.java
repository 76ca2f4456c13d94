package io.crossfoot.common.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Whether these are as many hexadecimal digits, in lower case. */
    public boolean isWellFormed(String checksum) {
        return checksum.matches("[0-9a-f]{" + digits + "}");
    }

    /** What the sidecar's name ends in, and the name of the control value. */
    public String controlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The checksum whose control value has this name. */
    public static Optional<Checksum> named(String controlName) {
        return Stream.of(values())
                .filter(checksum -> checksum.controlName().equals(controlName))
                .findFirst();
    }

    /** What a sidecar's name has behind that of the file. */
    public String suffix() {
        return "." + controlName();
    }

    ControlDefinition control() {
        return ControlDefinition.file(controlName(), controlName());
    }
}
