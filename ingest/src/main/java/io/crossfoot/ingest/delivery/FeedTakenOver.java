package io.crossfoot.ingest.delivery;

/** Another instance of this app delivers the feed now. To take it back would only start a fight. */
final class FeedTakenOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FeedTakenOver(String feed, String other, String own) {
        super(
                ("Feed '%s' has been taken over by instance %s; this one (%s) delivers it no longer. Run one instance of ingest"
                                + " per feed: stop one of the two, and restart the other if it is the one to stay.")
                        .formatted(feed, other, own));
    }
}
