package io.crossfoot.peers.postgres;

import java.nio.file.Path;

/** A way to do the job: when it returns, the results are committed. */
public interface Variant extends AutoCloseable {

    void run(Path file, String run) throws Exception;

    @Override
    default void close() {}
}
