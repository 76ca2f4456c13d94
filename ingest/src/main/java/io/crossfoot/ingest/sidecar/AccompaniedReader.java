package io.crossfoot.ingest.sidecar;

import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.schema.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds to what a file states what its sidecars state, and to what was counted the checksums of what was read. */
final class AccompaniedReader implements BatchReader {

    private final BatchReader reader;
    private final List<ChecksumStream> checksums;
    private final List<Sidecar> sidecars;

    /** @param checksums of the content, each of which is read through those before it */
    AccompaniedReader(BatchReader reader, List<ChecksumStream> checksums, List<Sidecar> sidecars) {
        this.reader = reader;
        this.checksums = checksums;
        this.sidecars = sidecars;
    }

    @Override
    public SourceItem next() throws IOException {
        SourceItem item = reader.next();
        return item instanceof SourceEnded end ? accompanied(end) : item;
    }

    private SourceEnded accompanied(SourceEnded end) throws IOException {
        Map<String, String> stated = new HashMap<>(end.stated());
        Map<String, String> counted = new HashMap<>(end.counted());
        List<Problem> problems = new ArrayList<>(end.problems());
        for (int i = checksums.size() - 1; i >= 0; i--) {
            ChecksumStream checksum = checksums.get(i);
            counted.put(checksum.checksum().controlName(), checksum.finish());
        }
        for (Sidecar sidecar : sidecars) {
            try {
                stated.putAll(sidecar.stated());
            } catch (UnusableSidecar unusable) {
                problems.add(new Problem("sidecar", unusable.getMessage()));
            }
        }
        return new SourceEnded(stated, counted, problems, end.bytes());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
