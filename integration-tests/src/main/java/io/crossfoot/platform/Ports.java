package io.crossfoot.platform;

/**
 * The ports of one local platform, all on 127.0.0.1.
 *
 * @param broker what clients of Kafka connect to
 * @param controller the broker's own, for its controller
 * @param registry the schema registry's
 * @param ingest health and metrics of ingest
 * @param aggregate health and metrics of aggregate
 * @param reconcile REST, console, health and metrics of reconcile
 */
public record Ports(int broker, int controller, int registry, int ingest, int aggregate, int reconcile) {

    /** The ports one is told in the documentation. */
    public static Ports standard() {
        return new Ports(19092, 19093, 18081, 18101, 18102, 18103);
    }

    /** Six ports in a row, for where some of the standard ones are taken, or for a second platform. */
    public static Ports startingAt(int base) {
        if (base < 1024 || base > 65_530) {
            throw new PlatformException(
                    "The first of the platform's six ports must be from 1024 to 65530, got " + base);
        }
        return new Ports(base, base + 1, base + 2, base + 3, base + 4, base + 5);
    }

    /** Ports that are free now, for tests. */
    public static Ports anyFree() {
        return new Ports(
                LoopbackPort.anyFree(),
                LoopbackPort.anyFree(),
                LoopbackPort.anyFree(),
                LoopbackPort.anyFree(),
                LoopbackPort.anyFree(),
                LoopbackPort.anyFree());
    }
}
