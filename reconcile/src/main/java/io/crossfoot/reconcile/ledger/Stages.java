package io.crossfoot.reconcile.ledger;

import io.crossfoot.common.feed.Aggregate;

/** The stages of a batch, as reports and breaks name them. */
final class Stages {

    static final String INGEST = "ingest";
    static final String AUDIT = "audit";
    static final String CONTINUITY = "continuity";

    private static final String AGGREGATE = "aggregate/";
    private static final String PUBLISH = "publish/";

    private Stages() {}

    static String aggregate(Aggregate aggregate) {
        return AGGREGATE + aggregate.name();
    }

    static String publish(Aggregate aggregate) {
        return PUBLISH + aggregate.name();
    }

    /** The stages' order: that in which a batch passes them. */
    static int rank(String stage) {
        if (stage.equals(AUDIT)) {
            return 0;
        }
        return stage.startsWith(AGGREGATE) ? 1 : 2;
    }
}
