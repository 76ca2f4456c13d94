package io.crossfoot.common.config;

import java.util.ArrayList;
import java.util.List;

/** Gathers the problems of several steps, so that one mistake does not hide the next. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Runs a step and keeps its problems, if it has any. */
    void gather(Runnable step) {
        try {
            step.run();
        } catch (ConfigException e) {
            found.addAll(e.problems());
        }
    }

    void add(Problem problem) {
        found.add(problem);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigException(found);
        }
    }
}
