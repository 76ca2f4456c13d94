package io.crossfoot.bench.contender;

/**
 * Someone who does the job.
 *
 * @param <R> what it is once it runs
 */
public interface Contender<R extends Running> {

    /** The name by which it is chosen, such as {@code floor/blocks}. */
    String name();

    /** What reports call it. */
    String title();

    /** Whether it works with Kafka; one that does not is given a backbone without broker and registry. */
    default boolean needsBroker() {
        return true;
    }

    /** Starts its processes, and returns when they take work. */
    R start(Backbone backbone, int parallelism);
}
