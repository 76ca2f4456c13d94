package io.crossfoot.ingest.sidecar;

import io.crossfoot.common.feed.Checksum;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The checksum of a file as {@code sha256sum} and its like write it, {@code <digits>  <name>}, or the digits alone; in
 * lower case, however it is written.
 */
record ChecksumFile(Path path, Checksum checksum) implements Sidecar {

    @Override
    public Map<String, String> stated() throws IOException, UnusableSidecar {
        String first = Sidecar.text(path).strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        if (!checksum.isWellFormed(first)) {
            throw new UnusableSidecar("file '%s' must begin with the %d hexadecimal digits of a checksum of type %s"
                    .formatted(path.getFileName(), checksum.digits(), checksum.controlName()));
        }
        return Map.of(checksum.controlName(), first);
    }
}
