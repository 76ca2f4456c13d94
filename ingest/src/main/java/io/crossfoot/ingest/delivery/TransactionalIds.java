package io.crossfoot.ingest.delivery;

/**
 * By what names a feed's producers speak. Of all producers of one name, wherever they run, the broker lets only the latest
 * speak.
 */
final class TransactionalIds {

    private static final String PREFIX = "crossfoot-ingest-";

    private TransactionalIds() {}

    /** What an instance sends the feed's batches by. */
    static String ofSender(String feed, String instance) {
        return PREFIX + feed + '/' + instance;
    }

    /** What all instances write the feed's allotments by, one at a time: see {@link AllotmentLog}. */
    static String ofAllotments(String feed) {
        return PREFIX + feed;
    }
}
