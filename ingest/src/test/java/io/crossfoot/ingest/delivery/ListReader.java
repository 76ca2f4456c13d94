package io.crossfoot.ingest.delivery;

import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.SourceItem;
import java.util.Iterator;
import java.util.List;

/** Reads what it was given. */
final class ListReader implements BatchReader {

    private final Iterator<SourceItem> items;

    ListReader(List<SourceItem> items) {
        this.items = items.iterator();
    }

    @Override
    public SourceItem next() {
        return items.next();
    }

    @Override
    public void close() {}
}
