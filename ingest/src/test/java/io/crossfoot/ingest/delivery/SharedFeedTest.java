package io.crossfoot.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.schema.IngestState;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.SourceFile;
import io.crossfoot.schema.Tally;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Three instances with one inbox, none of which knows for sure who is there. Each is held up before every one of its steps
 * for as long as chance will have it, while the others go on, and may die there.
 */
class SharedFeedTest {

    private static final int RUNS = 400;
    private static final int TURNS = 400;
    private static final int TURNS_UNTIL_ALL_IS_DONE = 20_000;
    private static final long RECORDS = 20;
    private static final LocalDate DATE = LocalDate.parse("2026-11-22");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T18:00:00Z"), ZoneOffset.UTC);

    @Test
    void deliversEachContentOnceWhoeverIsHeldUpOrDies() throws Exception {
        // Given
        long seed = new Random().nextLong();
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
        for (int number = 0; number < RUNS; number++) {
            Run run = new Run(seed + number);
            // When
            run.happen();
            // Then
            run.assertDeliveredOnce();
        }
    }

    /** The instance is gone, in the middle of whatever it did. */
    private static final class Died extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private record Sent(String batch, String content, long record) {}

    /** One at a time goes on, up to its next step, so the same seed gives the same run. */
    private static final class Run {

        private final long seed;
        private final Random random;
        private final SharedLog kafka = new SharedLog(Worker::holdUp);
        private final Map<String, String> inbox = new TreeMap<>(Map.of("a", "1", "copy-of-a", "1", "b", "2", "c", "3"));
        private final List<Sent> sent = new ArrayList<>();
        private final Semaphore heldUp = new Semaphore(0);
        private final List<Worker> workers = Stream.of("east", "west", "north")
                .map(name -> new Worker(this, name))
                .toList();
        private int contents = 3;
        private boolean calm;
        private boolean over;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void happen() throws InterruptedException {
            workers.forEach(Worker::start);
            for (int turn = 0; turn < TURNS; turn++) {
                letGoOn(workers.get(random.nextInt(workers.size())));
                if (random.nextInt(100) == 0 && inbox.containsKey("b")) {
                    contents++;
                    inbox.put("b", String.valueOf(contents));
                }
            }
            calm = true;
            for (int turn = 0; turn < TURNS_UNTIL_ALL_IS_DONE && !inbox.isEmpty(); turn++) {
                letGoOn(workers.get(random.nextInt(workers.size())));
            }
            over = true;
            for (Worker worker : workers) {
                letGoOn(worker);
                worker.join();
            }
        }

        private void letGoOn(Worker worker) throws InterruptedException {
            worker.turn.release();
            heldUp.acquire();
        }

        void assertDeliveredOnce() {
            assertThat(inbox).as("seed %d: what is left", seed).isEmpty();
            Map<String, List<Sent>> batches = sent.stream().collect(Collectors.groupingBy(Sent::batch));
            batches.forEach((batch, records) -> {
                assertThat(records)
                        .as("seed %d: %s", seed, batch)
                        .extracting(Sent::content)
                        .containsOnly(records.get(0).content());
                assertThat(records)
                        .as("seed %d: %s", seed, batch)
                        .extracting(Sent::record)
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, records.size())
                                .boxed()
                                .toList());
            });
            Map<String, List<Sent>> byContent = sent.stream().collect(Collectors.groupingBy(Sent::content));
            byContent.forEach((content, records) -> assertThat(records)
                    .as("seed %d: content %s", seed, content)
                    .extracting(Sent::batch)
                    .containsOnly(records.get(0).batch()));
            assertThat(List.of("1", "3"))
                    .as("seed %d", seed)
                    .allSatisfy(content -> assertThat(byContent.get(content)).hasSize((int) RECORDS));
        }
    }

    private static final class Worker extends Thread implements Presence {

        private final Run run;
        private final String instance;
        private final Semaphore turn = new Semaphore(0);
        private Optional<SharedLog.Connection> connection = Optional.empty();

        Worker(Run run, String instance) {
            this.run = run;
            this.instance = instance;
            setDaemon(true);
        }

        /** Holds up whoever calls this. */
        static void holdUp() {
            Worker caller = (Worker) Thread.currentThread();
            caller.run.heldUp.release();
            caller.turn.acquireUninterruptibly();
            if (caller.run.over || (!caller.run.calm && caller.run.random.nextInt(60) == 0)) {
                throw new Died();
            }
        }

        @Override
        public void run() {
            turn.acquireUninterruptibly();
            try {
                while (!run.over) {
                    look();
                }
            } finally {
                run.heldUp.release();
            }
        }

        private void look() {
            try {
                holdUp();
                SharedLog.Connection open = connection.orElseGet(() -> run.kafka.connect(instance));
                connection = Optional.of(open);
                Allotments allotments = new Allotments("orders", instance, 1, open, this, CLOCK, attempts -> holdUp());
                for (String file : List.copyOf(run.inbox.keySet())) {
                    take(file, open, allotments);
                }
            } catch (SharedLog.Fenced | Died e) {
                connection = Optional.empty();
            }
        }

        private void take(String file, SharedLog.Connection open, Allotments allotments) {
            String content = run.inbox.get(file);
            if (content == null || allotments.elsewhere(file, DATE).isPresent()) {
                return;
            }
            Allotment allotment = allot(new SourceFile(file, RECORDS, content), allotments);
            if (allotment instanceof Allotment.Granted granted) {
                send(file, content, granted.from(), open);
            }
            if (!(allotment instanceof Allotment.Elsewhere)) {
                run.inbox.remove(file, content);
            }
        }

        private static Allotment allot(SourceFile source, Allotments allotments) {
            try {
                return allotments.allot(WholeSource.of(source), source, DATE);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private void send(String file, String content, ResumePoint from, SharedLog.Connection open) {
            long done = from.getSequence();
            while (done < RECORDS && content.equals(run.inbox.get(file))) {
                long next = Math.min(RECORDS, done + 1 + run.random.nextInt(8));
                open.send(ResumePoint.newBuilder(from)
                        .setSequence(next)
                        .setPassed(new Tally(next, Map.of(), 0L, 0L))
                        .setState(next == RECORDS ? IngestState.ENDED : IngestState.STARTED)
                        .build());
                LongStream.rangeClosed(done + 1, next)
                        .forEach(record -> run.sent.add(new Sent(from.getBatch(), content, record)));
                done = next;
            }
        }

        @Override
        public boolean isCounted() {
            return true;
        }

        @Override
        public boolean isAlone() {
            return !run.calm && run.random.nextBoolean();
        }

        @Override
        public boolean isPresent(String other) {
            return run.calm || run.random.nextInt(3) > 0;
        }
    }
}
