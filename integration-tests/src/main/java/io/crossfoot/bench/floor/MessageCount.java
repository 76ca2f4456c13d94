package io.crossfoot.bench.floor;

/** How many messages have to be read, as soon as the sender knows. */
final class MessageCount {

    private volatile long messages = Long.MAX_VALUE;

    void set(long sent) {
        messages = sent;
    }

    boolean isReached(long read) {
        return read >= messages;
    }
}
