package io.crossfoot.ingest.format.fixed;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The records of a source, one after the other. */
interface Records extends Closeable {

    /** Moves to the next record; says whether there is one. */
    boolean next() throws IOException;

    /** The current record: always the same object. */
    RecordBytes record();

    /** What keeps the current record from being read. */
    Optional<Flaw> flaw();

    /** Whether the current record is the last one. */
    boolean isLast();

    /** Number of the current record, or of its line, from 1. */
    long number();

    /** How many records there were so far. */
    long count();

    /** Bytes of the source before the current record. */
    long start();

    /** Bytes of the source that are done once the current record is; at the end, all there were. */
    long position();

    /** Why the source ended before its end, or could not be cut into records any further. */
    Optional<String> fault();

    /** The first bytes of what has not been read yet, at most as many as asked for. Only before the first record. */
    byte[] peek(int length) throws IOException;
}
