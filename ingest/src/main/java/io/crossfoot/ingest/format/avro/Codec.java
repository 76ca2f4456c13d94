package io.crossfoot.ingest.format.avro;

import java.io.Closeable;

/** How the records of a block are packed. */
interface Codec extends Closeable {

    /**
     * Unpacks the records of one block.
     *
     * @throws Broken if they are damaged, or too many
     */
    void unpack(byte[] packed, int from, int length, BlockContent content) throws Broken;

    @Override
    default void close() {}

    /**
     * The codec of this name.
     *
     * @throws Broken if there is none
     */
    static Codec named(String name) throws Broken {
        return switch (name) {
            case "null" -> (packed, from, length, content) -> content.lend(packed, from, length);
            case "deflate" -> new Deflate();
            case "snappy" -> new Snappy();
            case "zstandard" -> new Zstandard();
            case "bzip2", "xz" ->
                throw new Broken("its codec must be null, deflate, snappy or zstandard, got %s".formatted(name));
            default -> throw new Broken("its codec must be null, deflate, snappy or zstandard, got an unknown one");
        };
    }
}
