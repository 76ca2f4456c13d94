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
    /** Kafka or the registry is not there (yet). */
    CONNECTING,
    /** The registry refuses the feed's schema. It is asked again every minute. */
    REFUSED,
    /** For files. */
    WAITING,
    DELIVERING,
    /** Another instance has taken over, or a defect has shown. Only a restart helps. */
    STOPPED
}
