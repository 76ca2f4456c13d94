package io.crossfoot.ingest.delivery;

import io.crossfoot.common.tally.Fingerprint;
import io.crossfoot.ingest.inbox.ArrivedFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The contents of the files that are in an inbox, each read once however often it is looked at. For one thread. */
final class Fingerprints {

    private final Map<ArrivedFile, String> known = new HashMap<>();

    /** @throws IOException if the file cannot be read */
    String of(ArrivedFile file) throws IOException {
        String before = known.get(file);
        if (before != null) {
            return before;
        }
        known.keySet().removeIf(each -> !each.isUnchanged());
        String fingerprint = Fingerprint.of(file.path());
        known.put(file, fingerprint);
        return fingerprint;
    }

    /** The file was found to hold something else, though it looks as before. */
    void forget(ArrivedFile file) {
        known.remove(file);
    }
}
