package io.crossfoot.ingest.format;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A reader that goes through its source in steps, and finds any number of items in each. */
public abstract class SteppingReader implements BatchReader {

    private final Deque<SourceItem> found = new ArrayDeque<>();
    private @Nullable SourceEnded ended;
    private boolean begun;

    @Override
    public final SourceItem next() throws IOException {
        if (!begun) {
            begun = true;
            begin();
        }
        while (found.isEmpty()) {
            if (ended != null) {
                return ended;
            }
            step();
        }
        return found.remove();
    }

    /** Looks at the beginning of the source; ends the reading if this is another kind of source. */
    protected abstract void begin() throws IOException;

    /** Takes one step. Is not called any more once the reading has ended. */
    protected abstract void step() throws IOException;

    /** Adds to what has been found. */
    protected final void add(SourceItem item) {
        found.add(item);
    }

    /** Ends the reading, after what has been found. */
    protected final void endWith(SourceEnded end) {
        ended = end;
    }
}
