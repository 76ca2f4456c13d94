package io.crossfoot.reconcile.rest;

import io.javalin.http.BadRequestResponse;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong with a request, to be said at once. */
final class Problems {

    private final List<String> problems = new ArrayList<>();

    void add(String problem) {
        problems.add(problem);
    }

    /** @throws BadRequestResponse naming all of them */
    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new BadRequestResponse(String.join("; ", problems));
        }
    }
}
