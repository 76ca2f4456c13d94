package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.registry.TrustedTypes;
import io.crossfoot.schema.IngestState;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.SourceFile;
import io.crossfoot.schema.Tally;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Divides the files of a feed among the instances of ingest: each batch is sent by the one that it was allotted to. A batch
 * stays where it is for as long as that instance is there; when it is gone, the next one that finds the batch's file
 * goes on with it.
 *
 * <p>Whoever sends must have been allotted the batch by the connection that it sends by. So whoever takes a batch from another
 * fences off that one's connection first, and only then writes. {@code docs/adr/0014} has the interleavings. For one
 * thread.
 */
final class Allotments implements AutoCloseable {

    private static final Tally NOTHING = new Tally(0L, Map.of(), 0L, 0L);

    private final String feed;
    private final String instance;
    private final int partitions;
    private final AllotmentLog log;
    private final Presence presence;
    private final Clock clock;
    private final Backoff backoff;

    /** Lets time pass before the next attempt, more after several: two instances in step would fence each other for ever. */
    @FunctionalInterface
    interface Backoff {

        /**
         * Lets time pass.
         *
         * @param attempts that have failed, from 1
         */
        void after(int attempts) throws InterruptedException;
    }

    /** @param partitions of the events topic, for batches that are new */
    Allotments(
            String feed,
            String instance,
            int partitions,
            AllotmentLog log,
            Presence presence,
            Clock clock,
            Backoff backoff) {
        TrustedTypes.allow(); // resume points are copied before they are changed
        this.feed = feed;
        this.instance = instance;
        this.partitions = partitions;
        this.log = log;
        this.presence = presence;
        this.clock = clock;
        this.backoff = backoff;
    }

    /** What is known of the feed's batches. */
    FeedHistory history() {
        return log.history();
    }

    /**
     * Which other instance sends the delivery of this name, and is there. Spares the reading of a file for its content.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka fails; the connection must not be used again
     */
    Optional<Allotment.Elsewhere> elsewhere(String name, LocalDate businessDate) {
        if (!presence.isAlone()) {
            log.catchUp();
        }
        return log.history()
                .underWay(name, businessDate)
                .filter(this::isElsewhere)
                .map(point -> new Allotment.Elsewhere(BatchId.parse(point.getBatch()), point.getInstance()));
    }

    /**
     * Asks for a delivery to be this instance's to send.
     *
     * @param first what the first task of the batch is to read
     * @throws org.apache.kafka.common.KafkaException if Kafka fails; the connection must not be used again
     */
    Allotment allot(WholeSource whole, SourceFile first, LocalDate businessDate) throws InterruptedException {
        int failures = 0;
        Set<String> fenced = new HashSet<>();
        while (true) {
            SourceFile content = whole.file();
            Assignment assignment = log.history().assign(content.getName(), businessDate, content.getFingerprint());
            if (assignment instanceof Assignment.AlreadyDelivered delivered) {
                return new Allotment.AlreadyDelivered(delivered.batch());
            }
            ResumePoint from = resumePoint(assignment, whole, first);
            BatchId batch = BatchId.parse(from.getBatch());
            Optional<String> holder =
                    log.history().holder(batch).filter(name -> isOther(name) && !fenced.contains(name));
            if (holder.isPresent() && presence.isPresent(holder.get())) {
                return new Allotment.Elsewhere(batch, holder.get());
            } else if (holder.isPresent()) {
                log.fence(holder.get());
                fenced.add(holder.get());
            } else if (log.write(from)) {
                return new Allotment.Granted(from);
            } else {
                // Who was fenced before may have come back since, and have been allotted the batch anew.
                fenced.clear();
                failures++;
                backoff.after(failures);
            }
        }
    }

    /** Batches of which something was sent, that have not ended, and that no other instance is there to go on with. */
    List<ResumePoint> unfinished() {
        return log.history().unfinished().stream()
                .filter(point -> !isElsewhere(point))
                .toList();
    }

    private boolean isElsewhere(ResumePoint point) {
        return isOther(point.getInstance()) && presence.isPresent(point.getInstance());
    }

    private boolean isOther(String name) {
        return !name.isEmpty() && !name.equals(instance);
    }

    /** Where the batch goes on, or begins, at this instance. */
    private ResumePoint resumePoint(Assignment assignment, WholeSource whole, SourceFile first) {
        if (assignment instanceof Assignment.GoOn goOn) {
            return ResumePoint.newBuilder(goOn.from()).setInstance(instance).build();
        }
        BatchId batch = ((Assignment.Begin) assignment).batch();
        return new ResumePoint(
                batch.toString(),
                0,
                feed,
                IngestState.STARTED,
                first,
                0L,
                0L,
                Collections.nCopies(partitions, 0L),
                NOTHING,
                NOTHING,
                clock.instant(),
                whole.tasks(),
                whole.file(),
                instance);
    }

    @Override
    public void close() {
        log.close();
    }
}
