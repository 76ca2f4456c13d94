package io.crossfoot.bench.study;

/** A question that is answered by measuring. */
public interface Study {

    /** The name by which it is chosen, and by which its results are known. */
    String name();

    void run(Workbench bench);
}
