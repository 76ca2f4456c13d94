package io.crossfoot.ingest.sidecar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file beside another, in which the sender states something of that. */
interface Sidecar {

    /** A sidecar states a few values; whatever is much longer is none. */
    int LONGEST = 1 << 20;

    /**
     * The control values that are stated, by name.
     *
     * @throws UnusableSidecar if they are not there, saying what is there instead
     */
    Map<String, String> stated() throws IOException, UnusableSidecar;

    /**
     * The sidecar's text.
     *
     * @throws UnusableSidecar if there is no such file, or none that a sidecar could be
     */
    static String text(Path sidecar) throws IOException, UnusableSidecar {
        if (!Files.isRegularFile(sidecar)) {
            throw new UnusableSidecar("there is no file '%s', in which the feed has control values of this file stand"
                    .formatted(sidecar.getFileName()));
        }
        try (InputStream in = Files.newInputStream(sidecar)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new UnusableSidecar("file '%s' is longer than %d bytes, which no sidecar is"
                        .formatted(sidecar.getFileName(), LONGEST));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
