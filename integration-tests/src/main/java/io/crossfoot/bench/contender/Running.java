package io.crossfoot.bench.contender;

import io.crossfoot.bench.data.RowDigest;
import io.crossfoot.bench.measure.Watched;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A contender whose processes are up. It takes one job after another. */
public interface Running extends AutoCloseable {

    /** Its processes, without those of the backbone. */
    List<Watched> processes();

    /** The folder that holds its state, and nothing else that grows. */
    Path state();

    /** Does what is not to be measured: makes topics, puts the file where it can be handed in. */
    void prepare(Job job);

    /** Hands the file in, and returns as soon as all results are there to be read. */
    Completion process(Job job);

    /**
     * What the results of jobs come to that were processed since this was last asked; nothing if the contender has none by
     * its nature.
     */
    Map<Job, RowDigest> results(List<Job> jobs);

    @Override
    void close();
}
