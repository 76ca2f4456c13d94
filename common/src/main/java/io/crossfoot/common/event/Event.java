package io.crossfoot.common.event;

import io.crossfoot.common.batch.Stamp;

/**
 * One event as it stands in its message, nothing of it copied or decoded: the hot path's view, moved from event to event.
 */
public final class Event {

    private Stamp first = new Stamp("", "", 0, 0, 0);
    private int index;
    private long sequence;
    private int schemaId;
    private boolean inBlock;
    private byte[] keyBytes = {};
    private int keyOffset;
    private int keyLength;
    private byte[] valueBytes = {};
    private int valueOffset;
    private int valueLength;

    Event() {}

    void moveToMessage(Stamp stamp, int schemaId, boolean inBlock) {
        this.first = stamp;
        this.index = 0;
        this.sequence = stamp.sequence();
        this.schemaId = schemaId;
        this.inBlock = inBlock;
    }

    void moveToRecord(int index, long sequence) {
        this.index = index;
        this.sequence = sequence;
    }

    void key(byte[] bytes, int offset, int length) {
        keyBytes = bytes;
        keyOffset = offset;
        keyLength = length;
    }

    void value(byte[] bytes, int offset, int length) {
        valueBytes = bytes;
        valueOffset = offset;
        valueLength = length;
    }

    /** The batch as text; the same object for event after event of one batch. */
    public String batch() {
        return first.batch();
    }

    /** Section of the batch, empty where the source has none. */
    public String section() {
        return first.section();
    }

    public int task() {
        return first.task();
    }

    /** Number of the record in the source, from 1. */
    public long sequence() {
        return sequence;
    }

    /** Dense from 0 per batch, task and partition. */
    public long partitionSequence() {
        return first.partitionSequence() + index;
    }

    /** The registry's id of the schema that wrote the message: the event's own type, or in a block the block's. */
    public int schemaId() {
        return schemaId;
    }

    public boolean inBlock() {
        return inBlock;
    }

    /** What {@link #keyOffset} counts in. */
    public byte[] keyBytes() {
        return keyBytes;
    }

    public int keyOffset() {
        return keyOffset;
    }

    public int keyLength() {
        return keyLength;
    }

    /** What {@link #valueOffset} counts in. */
    public byte[] valueBytes() {
        return valueBytes;
    }

    /** Where the event's own Avro binary begins, behind any prefix of the registry's. */
    public int valueOffset() {
        return valueOffset;
    }

    public int valueLength() {
        return valueLength;
    }

    /** The stamp that the event has, or would have had outside its block. */
    public Stamp stamp() {
        return new Stamp(first.batch(), first.section(), first.task(), sequence, partitionSequence());
    }
}
