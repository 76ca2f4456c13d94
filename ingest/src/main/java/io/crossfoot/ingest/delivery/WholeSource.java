package io.crossfoot.ingest.delivery;

import io.crossfoot.common.tally.Fingerprint;
import io.crossfoot.schema.SourceFile;
import java.util.List;
import java.util.Map;

/**
 * What a batch is read from as a whole.
 *
 * @param file the file; of several, what their names have in common, all their bytes, and the fingerprint of their fingerprints
 * @param tasks how many files there are, each read by a task of its own
 * @param stated what is stated of all files together: control values by name
 */
record WholeSource(SourceFile file, int tasks, Map<String, String> stated) {

    WholeSource {
        stated = Map.copyOf(stated);
    }

    static WholeSource of(SourceFile file) {
        return new WholeSource(file, 1, Map.of());
    }

    /** @param name what the files' names have in common */
    static WholeSource of(String name, List<SourceFile> files, Map<String, String> stated) {
        SourceFile all = new SourceFile(
                name,
                files.stream().mapToLong(SourceFile::getBytes).sum(),
                Fingerprint.ofAll(files.stream().map(SourceFile::getFingerprint).toList()));
        return new WholeSource(all, files.size(), stated);
    }
}
