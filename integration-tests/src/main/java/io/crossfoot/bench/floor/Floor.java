package io.crossfoot.bench.floor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends files of messages in transactions, while two consumers read each of them. */
final class Floor implements AutoCloseable {

    private static final int READERS = 2;

    private final FloorSender sender;
    private final List<FloorReader> readers = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(READERS);

    Floor(String bootstrapServers) {
        this.sender = new FloorSender(bootstrapServers);
        for (int i = 0; i < READERS; i++) {
            readers.add(new FloorReader(bootstrapServers));
        }
    }

    /** Returns when both consumers have read all messages of the file. */
    void carry(Path file, String topic) throws IOException, ExecutionException, InterruptedException {
        MessageCount count = new MessageCount();
        List<Future<?>> reading = new ArrayList<>();
        for (FloorReader reader : readers) {
            reading.add(threads.submit(() -> reader.readAll(topic, count)));
        }
        count.set(sender.send(file, topic));
        for (Future<?> each : reading) {
            each.get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        sender.close();
        readers.forEach(FloorReader::close);
    }
}
