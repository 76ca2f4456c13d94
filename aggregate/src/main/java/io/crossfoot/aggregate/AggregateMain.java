package io.crossfoot.aggregate;

import io.crossfoot.common.app.Crossfoot;

/** Starts the app: {@code aggregate conf/aggregate.yaml}. */
public final class AggregateMain {

    private AggregateMain() {}

    public static void main(String[] args) {
        Crossfoot.run("aggregate", args, AggregateConfig.class, AggregateModule::new);
    }
}
