package io.crossfoot.ingest.delivery;

import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.schema.ResumePoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Allotments in the topic {@value CrossfootTopics#INGEST}. All instances write them by one transactional id. Who takes it over
 * fences off who had it, and then reads the log to its end; so a commit that succeeds proves that nobody else has written
 * since. A lone instance is never fenced, and pays for an allotment with one small transaction. For one thread.
 */
final class FencedAllotmentLog implements AllotmentLog {

    private final String feed;
    private final FeedEncoder encoder;
    private final FeedLog log;
    private final Takeovers takeovers;
    private final Predicate<String> gone;
    private Optional<Producer<byte[], byte[]>> producer = Optional.empty();

    private FencedAllotmentLog(
            String feed, FeedEncoder encoder, FeedLog log, Takeovers takeovers, Predicate<String> gone) {
        this.feed = feed;
        this.encoder = encoder;
        this.log = log;
        this.takeovers = takeovers;
        this.gone = gone;
    }

    /**
     * Takes the right to write, and reads all that was written. Closes the log if it cannot.
     *
     * @param gone which instances are not there; see {@link Presence}
     * @throws KafkaException if Kafka fails
     */
    static FencedAllotmentLog open(
            String feed, FeedEncoder encoder, FeedLog log, Takeovers takeovers, Predicate<String> gone) {
        FencedAllotmentLog allotments = new FencedAllotmentLog(feed, encoder, log, takeovers, gone);
        try {
            allotments.takeOver();
            return allotments;
        } catch (RuntimeException e) {
            allotments.close();
            throw e;
        }
    }

    /** Has the right to write afterwards, unless another instance has taken it at the same moment. */
    private void takeOver() {
        giveUp();
        try {
            producer = Optional.of(takeovers.takeOver(TransactionalIds.ofAllotments(feed), Optional.empty()));
        } catch (KafkaException e) {
            requireFenced(e);
        }
        catchUp();
    }

    private void giveUp() {
        producer.ifPresent(each -> each.close(Duration.ZERO));
        producer = Optional.empty();
    }

    private static void requireFenced(KafkaException failure) {
        if (!FeedProducer.isFenced(failure)) {
            throw failure;
        }
    }

    @Override
    public FeedHistory history() {
        return log.history();
    }

    @Override
    public void catchUp() {
        Set<String> fenced = new HashSet<>();
        log.catchUp(() -> fenceGone(fenced));
    }

    /** One that is gone may have left a transaction open, and nobody can read what is behind that until it ends. */
    private void fenceGone(Set<String> fenced) {
        for (String holder : log.history().holders()) {
            if (!fenced.contains(holder) && gone.test(holder)) {
                end(holder);
                fenced.add(holder);
            }
        }
    }

    @Override
    public void fence(String instance) {
        end(instance);
        catchUp();
    }

    private void end(String instance) {
        takeovers
                .takeOver(TransactionalIds.ofSender(feed, instance), Optional.empty())
                .close(Duration.ZERO);
    }

    @Override
    public boolean write(ResumePoint point) {
        boolean stands = producer.isPresent() && commit(point, producer.get());
        if (stands) {
            log.history().add(point);
        } else {
            takeOver();
        }
        return stands;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what becomes of the message shows when it is committed
    private boolean commit(ResumePoint point, Producer<byte[], byte[]> writer) {
        try {
            writer.beginTransaction();
            writer.send(new ProducerRecord<>(
                    CrossfootTopics.INGEST,
                    Outbox.resumeKey(point).getBytes(StandardCharsets.UTF_8),
                    encoder.encode(CrossfootTopics.INGEST, point)));
            writer.commitTransaction();
            return true;
        } catch (KafkaException e) {
            requireFenced(e);
            return false;
        }
    }

    @Override
    public void close() {
        giveUp();
        log.close();
    }
}
