package io.crossfoot.peers.flink;

/** What the aggregation keeps of an event: a mutable POJO, as Flink's own serializer wants it. */
public final class Movement {
    public long account;
    public long eventMillis;
    public long cents;
}
