package io.crossfoot.ingest.ahead;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.format.SourceWaits;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Gives items of all lengths, its events in the same buffer each, as true readers do. */
final class ScriptedReader implements BatchReader {

    private static final int LONGEST = 3_000;

    private final int items;
    private final Random random;
    private final @Nullable Exception failure;
    private final AvroBuffer event = new AvroBuffer();
    private boolean waits;
    private volatile int given;
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    /** @param items how many come before the end */
    ScriptedReader(int items, Random random) {
        this(items, random, null);
    }

    private ScriptedReader(int items, Random random, @Nullable Exception failure) {
        this.items = items;
        this.random = random;
        this.failure = failure;
    }

    /** A reader that fails where others end. */
    static ScriptedReader failing(int items, Exception failure) {
        return new ScriptedReader(items, new Random(1), failure);
    }

    /** A reader that says where others end that it waits, and then does so for ever. */
    static ScriptedReader waiting(int items) {
        return new ScriptedReader(items, new Random(1), new InterruptedIOException("nothing ever came"));
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads
    public SourceItem next() throws IOException {
        thread = Thread.currentThread();
        if (given == items) {
            return end();
        }
        given++;
        return random.nextInt(50) == 0 ? new SectionEnded("section " + given, Map.of(), Map.of()) : record();
    }

    private SourceRecord record() {
        event.clear();
        event.writeString((given + " ").repeat(random.nextInt(LONGEST) / 10));
        return new SourceRecord(given, given * 10L, "section", event);
    }

    private SourceItem end() throws IOException {
        if (failure instanceof InterruptedIOException interrupted) {
            return waiting(interrupted);
        }
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException defect) {
            throw defect;
        }
        return new SourceEnded(Map.of(), Map.of(), List.of(), given * 10L);
    }

    private SourceItem waiting(InterruptedIOException interrupted) throws IOException {
        if (!waits) {
            waits = true;
            return new SourceWaits();
        }
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw interrupted;
    }

    /** How many items it has given. */
    int given() {
        return given;
    }

    boolean isClosed() {
        return closed;
    }

    /** The thread that last read. */
    @Nullable
    Thread thread() {
        return thread;
    }

    @Override
    public void close() {
        closed = true;
    }
}
