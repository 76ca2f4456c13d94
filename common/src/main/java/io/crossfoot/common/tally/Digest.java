package io.crossfoot.common.tally;

/**
 * The sum over records of a 128-bit XXH3 hash, in two lanes modulo 2<sup>64</sup>. The order of the records does not
 * matter, so partitions are digested apart and merged by adding; a revision is taken back by subtracting.
 *
 * <p>Hashed are, of each record: its sequence number (8 bytes, little-endian), the length of its key (4 bytes,
 * little-endian), its key, and its value without the registry's prefix. The sequence number makes two equal records
 * differ; the length keeps key and value apart.
 *
 * <p>A digest detects corruption, swapped values, loss and repeats. It proves nothing against a forger.
 */
public final class Digest {

    private final RecordHash hash = new RecordHash();
    private long high;
    private long low;

    /** Adds a record, the value given without the registry's prefix. */
    public void add(long sequence, byte[] key, int keyOffset, int keyLength, byte[] value, int offset, int length) {
        add(hash.of(sequence, key, keyOffset, keyLength, value, offset, length));
    }

    /** Adds a record that has been hashed already. */
    public void add(RecordHash record) {
        add(record.high(), record.low());
    }

    /** Merges the lanes of another digest. */
    public void add(long high, long low) {
        this.high += high;
        this.low += low;
    }

    public void subtract(long high, long low) {
        this.high -= high;
        this.low -= low;
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    /** Both lanes, as 32 hexadecimal digits. */
    public static String toHex(long high, long low) {
        return "%016x%016x".formatted(high, low);
    }

    @Override
    public String toString() {
        return toHex(high, low);
    }
}
