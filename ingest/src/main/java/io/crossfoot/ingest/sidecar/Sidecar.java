package io.crossfoot.ingest.sidecar;

import io.crossfoot.common.feed.Checksum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The file in which a sender states the checksum of another: as {@code sha256sum} and its like write it,
 * {@code <digits>  <name>}, or the digits alone.
 */
record Sidecar(Path path, Checksum checksum) {

    /** A sidecar has one line; whatever is much longer is none. */
    private static final int LONGEST = 4_096;

    /**
     * The checksum as it is stated, in lower case.
     *
     * @throws UnusableSidecar if there is none, saying what is there instead
     */
    String stated() throws IOException, UnusableSidecar {
        if (!Files.isRegularFile(path)) {
            throw new UnusableSidecar("there is no file '%s', where the feed has the checksum of this file stand"
                    .formatted(path.getFileName()));
        }
        String first = text().strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        if (!first.matches("[0-9a-f]{" + checksum.digits() + "}")) {
            throw new UnusableSidecar("file '%s' must begin with the %d hexadecimal digits of a checksum of type %s"
                    .formatted(path.getFileName(), checksum.digits(), checksum.controlName()));
        }
        return first;
    }

    private String text() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        }
    }
}
