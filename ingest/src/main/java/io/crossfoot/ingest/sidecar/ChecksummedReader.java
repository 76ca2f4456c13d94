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

/** Adds to what a file states the checksum that its sidecar states, and to what was counted the one of what was read. */
final class ChecksummedReader implements BatchReader {

    private final BatchReader reader;
    private final ChecksumStream content;
    private final Sidecar sidecar;

    ChecksummedReader(BatchReader reader, ChecksumStream content, Sidecar sidecar) {
        this.reader = reader;
        this.content = content;
        this.sidecar = sidecar;
    }

    @Override
    public SourceItem next() throws IOException {
        SourceItem item = reader.next();
        return item instanceof SourceEnded end ? withChecksum(end) : item;
    }

    private SourceEnded withChecksum(SourceEnded end) throws IOException {
        String name = sidecar.checksum().controlName();
        Map<String, String> stated = new HashMap<>(end.stated());
        Map<String, String> counted = new HashMap<>(end.counted());
        List<Problem> problems = new ArrayList<>(end.problems());
        counted.put(name, content.finish());
        try {
            stated.put(name, sidecar.stated());
        } catch (UnusableSidecar unusable) {
            problems.add(new Problem("sidecar", unusable.getMessage()));
        }
        return new SourceEnded(stated, counted, problems, end.bytes());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
