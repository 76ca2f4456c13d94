package io.crossfoot.ingest;

import io.crossfoot.common.app.Crossfoot;

/** Runs ingest as a service of its own. */
public final class IngestMain {

    private IngestMain() {}

    /**
     * Runs until the process is told to stop.
     *
     * @param args the path of {@code ingest.yaml}
     */
    public static void main(String[] args) {
        Crossfoot.run("ingest", args, IngestConfig.class, IngestModule::new);
    }
}
