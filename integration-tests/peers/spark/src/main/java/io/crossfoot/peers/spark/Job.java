package io.crossfoot.peers.spark;

import java.nio.file.Path;

/** The job: the file's records to Kafka, checked against the trailer; then from Kafka the results. */
final class Job {

    private final Ingest ingest;
    private final Aggregation aggregation;

    Job(Ingest ingest, Aggregation aggregation) {
        this.ingest = ingest;
        this.aggregation = aggregation;
    }

    /** Returns the topic of the results. */
    String run(Path file, String run) throws Exception {
        String events = run + ".events";
        String results = run + ".results";
        ingest.publish(file, events);
        aggregation.aggregate(events, results);
        return results;
    }
}
