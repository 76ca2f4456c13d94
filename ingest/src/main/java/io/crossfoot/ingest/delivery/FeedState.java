package io.crossfoot.ingest.delivery;

/**
 * What a feed's worker is at.
 *
 * <pre>
 *   CONNECTING ──▶ WAITING ◀──▶ DELIVERING        to STOPPED from any, for good
 *     ▲  ▲ └───▶ REFUSED │          │
 *     │  └──────────┘    │          │
 *     └──────────────────┴──────────┘ Kafka or the registry has gone
 * </pre>
 */
enum FeedState {
    /** Kafka or the registry is not there (yet), or this instance does not count among those that share the work yet. */
    CONNECTING,
    /** The registry refuses the feed's schema. It is asked again every minute. */
    REFUSED,
    /** For files, or for another instance to be done with those that are there. */
    WAITING,
    DELIVERING,
    /** Another process goes by this instance's name, or a defect has shown. Only a restart helps. */
    STOPPED
}
