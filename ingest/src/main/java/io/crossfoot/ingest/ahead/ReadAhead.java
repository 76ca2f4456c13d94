package io.crossfoot.ingest.ahead;

import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.SourceItem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a source on a thread of its own, a few stretches ahead of the thread that takes its items. These are the same, in
 * the same order, and a failure of the reader comes behind the items it gave before.
 *
 * <pre>
 *   own thread      read │ read │ read │ …                      waits while no stretch has been emptied
 *   who calls              count, send │ count, send │ …        waits while no stretch has been filled
 * </pre>
 */
public final class ReadAhead implements BatchReader {

    private static final Logger log = LoggerFactory.getLogger(ReadAhead.class);

    /** One being filled, one being emptied, and two between them for when either side is held up. */
    private static final int STRETCHES = 4;

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final BatchReader reader;
    private final BlockingQueue<Stretch> empty = new ArrayBlockingQueue<>(STRETCHES);
    private final BlockingQueue<Stretch> full = new ArrayBlockingQueue<>(STRETCHES);
    private final Thread thread;
    private Stretch current = new Stretch();

    private ReadAhead(BatchReader reader) {
        this.reader = reader;
        this.thread = new Thread(this::readAll, Thread.currentThread().getName() + "-reader");
        for (int i = 1; i < STRETCHES; i++) {
            empty.add(new Stretch());
        }
    }

    /** Begins to read. Closing what is returned ends that, and closes the reader. */
    public static BatchReader of(BatchReader reader) {
        ReadAhead ahead = new ReadAhead(reader);
        ahead.thread.setDaemon(true);
        ahead.thread.start();
        return ahead;
    }

    private void readAll() {
        try {
            boolean more = true;
            while (more) {
                Stretch stretch = empty.take();
                more = stretch.fill(reader);
                full.put(stretch);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public SourceItem next() throws IOException {
        while (current.isEmpty()) {
            empty.add(current);
            current = nextStretch();
        }
        return current.take();
    }

    private Stretch nextStretch() throws IOException {
        try {
            return full.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for what is read");
        }
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        try {
            thread.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            log.warn("{} still reads; its source is closed all the same", thread.getName());
        }
        reader.close();
    }
}
