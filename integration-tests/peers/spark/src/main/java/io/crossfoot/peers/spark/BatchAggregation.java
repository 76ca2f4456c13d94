package io.crossfoot.peers.spark;

/** A query over all that stands in the topic when it starts. */
final class BatchAggregation implements Aggregation {

    private final Topics topics;

    BatchAggregation(Topics topics) {
        this.topics = topics;
    }

    @Override
    public void aggregate(String events, String results) {
        topics.write(Results.messages(Results.entries(topics.read(events))), results);
    }
}
