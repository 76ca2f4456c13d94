package io.crossfoot.bench.contender;

/** Someone who does the job. */
public interface Contender {

    /** The name by which it is chosen, such as {@code floor/blocks}. */
    String name();

    /** What reports call it. */
    String title();

    /** Starts its processes, and returns when they take work. */
    Running start(Backbone backbone, int parallelism);
}
