package io.crossfoot.peers.spark;

/** From the events of one topic to the results of another; when it returns, all of them have been written. */
interface Aggregation {

    void aggregate(String events, String results) throws Exception;
}
