package io.crossfoot.ingest.delivery;

import io.crossfoot.schema.ResumePoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Kafka as several instances see it, in memory: one log, and for each transactional id the connection that may still
 * speak by it. Before each step the others get their chance, so a step takes as long as the test likes.
 */
final class SharedLog {

    private static final String ALLOTMENTS = "allotments";

    private final List<ResumePoint> log = new ArrayList<>();
    private final Map<String, Integer> epochs = new HashMap<>();
    private final Runnable others;

    /** @param others what the other instances do meanwhile */
    SharedLog(Runnable others) {
        this.others = others;
    }

    /** Somebody has taken over the id that was used. */
    static final class Fenced extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    Connection connect(String instance) {
        return new Connection(instance);
    }

    private int takeOver(String id) {
        others.run();
        return epochs.merge(id, 1, Integer::sum);
    }

    private void commit(String id, int epoch, ResumePoint point) {
        others.run();
        if (!epochs.get(id).equals(epoch)) {
            throw new Fenced();
        }
        log.add(point);
    }

    /** One instance's connection, from when it was opened until it is fenced off. */
    final class Connection implements AllotmentLog {

        private final String instance;
        private final int sender;
        private final FeedHistory history = new FeedHistory("orders");
        private int allotments;
        private int read;

        private Connection(String instance) {
            this.instance = instance;
            this.sender = takeOver(instance);
            this.allotments = takeOver(ALLOTMENTS);
            catchUp();
        }

        /** Commits records, up to this one. */
        void send(ResumePoint point) {
            commit(instance, sender, point);
            history.add(point);
        }

        @Override
        public FeedHistory history() {
            return history;
        }

        @Override
        public void catchUp() {
            others.run();
            log.subList(read, log.size()).forEach(history::add);
            read = log.size();
        }

        @Override
        public void fence(String other) {
            int unused = takeOver(other);
            catchUp();
        }

        @Override
        public boolean write(ResumePoint point) {
            try {
                commit(ALLOTMENTS, allotments, point);
                history.add(point);
                return true;
            } catch (Fenced e) {
                allotments = takeOver(ALLOTMENTS);
                catchUp();
                return false;
            }
        }

        @Override
        public void close() {
            // Nothing is kept.
        }
    }
}
