package io.crossfoot.ingest.delivery;

/** Another process goes by this instance's name. To speak up again would only start a fight. */
final class NameTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NameTaken(String feed, String instance, String other, String own) {
        super(
                ("Feed '%s' is delivered by another process (%s) that goes by the name '%s' as well; this one (%s) delivers it no"
                                + " longer. Give each a name of its own (instance: … in its settings) and restart this one, or"
                                + " stop it.")
                        .formatted(feed, other, instance, own));
    }
}
