package io.crossfoot.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.platform.AppProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** What instances of ingest say of their only feed. */
final class InstanceProgress {

    private static final ObjectMapper JSON = new ObjectMapper();

    private InstanceProgress() {}

    /** Whether the instance delivers a file just now. */
    static boolean isDelivering(AppProcess ingest) {
        return of(ingest).path("delivery").hasNonNull("records");
    }

    /** The names of the files that the instance knows to be at another. */
    static Iterator<JsonNode> elsewhere(AppProcess ingest) {
        return of(ingest).path("elsewhere").elements();
    }

    private static JsonNode of(AppProcess ingest) {
        try (InputStream progress = ingest.url().resolve("/progress").toURL().openStream()) {
            return JSON.readTree(progress).path(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
