package io.crossfoot.platform;

/** How long a server of the local platform lives. */
public enum Lifetime {
    /** Until this JVM ends, however it ends: for tests, and for a demonstration that must leave nothing running. */
    OF_THIS_JVM,

    /** Until it is stopped: it outlives this JVM, the terminal and the user's session. */
    UNTIL_STOPPED
}
