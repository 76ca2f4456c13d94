package io.crossfoot.platform;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A server that runs as a process of its own on this machine's loopback address.
 *
 * <p>It can be stopped, killed, frozen and started again on the same port with the same data, as often as a test likes.
 */
public abstract sealed class LocalServer implements AutoCloseable permits AppProcess, LocalBroker, LocalRegistry {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOP_GRACE = Duration.ofSeconds(20);

    private final Launch launch;
    private final Lifetime lifetime;
    private final int port;
    private final int[] morePorts;
    private volatile ServerProcess process;

    LocalServer(Launch launch, Lifetime lifetime, int port, int... morePorts) {
        this.launch = launch;
        this.lifetime = lifetime;
        this.port = port;
        this.morePorts = morePorts;
        this.process = begin();
    }

    private ServerProcess begin() {
        requireFree(port);
        for (int more : morePorts) {
            requireFree(more);
        }
        return ServerProcess.start(launch, lifetime);
    }

    private void requireFree(int wanted) {
        if (!LoopbackPort.isFree(wanted)) {
            throw new PlatformException(
                    "Cannot start %s: another program has port %d of %s. Stop that one ('lsof -i :%d' names it), or choose other ports ('crossfoot up --port-base N')"
                            .formatted(name(), wanted, LoopbackPort.HOST, wanted));
        }
    }

    /** What to try when the server does not become ready. */
    abstract String remedy();

    /** One look, without waiting: does the server do its work? */
    abstract boolean isReady();

    /** What is set up each time the server has become ready. */
    void onReady() {}

    /**
     * Waits until the server does its work.
     *
     * @throws PlatformException if the process ends before that, or is not ready in time; the message has the end of its log
     */
    public final void awaitReady(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isReady()) {
            if (process.endsWithin(POLL)) {
                throw failure("ended with " + process.ending() + " before it was ready");
            }
            if (System.nanoTime() >= deadline) {
                throw failure("was not ready within " + timeout.toSeconds() + " s");
            }
        }
        onReady();
    }

    private PlatformException failure(String whatHappened) {
        return new PlatformException("%s (port %d, process %d) %s. %s. Its log %s ends with:%n%s"
                .formatted(name(), port, pid(), whatHappened, remedy(), log(), LogTail.of(log())));
    }

    /** Ends the server in good order; by force if it takes longer than 20 s. No error if it has ended already. */
    public final void stop() {
        process.stop(STOP_GRACE);
    }

    /** Ends the server as a crash would (SIGKILL), and returns when it is gone. */
    public final void kill() {
        process.kill();
    }

    /** Freezes the server (SIGSTOP): its connections stay open, and nothing answers. */
    public final void pause() {
        process.pause();
    }

    /** Lets a frozen server go on. */
    public final void resume() {
        process.resume();
    }

    /** Starts the server again on the same port with the same data; stops it first if it still runs. */
    public final void restart() {
        stop();
        process = begin();
    }

    public final boolean isAlive() {
        return process.isAlive();
    }

    public final String name() {
        return launch.name();
    }

    public final int port() {
        return port;
    }

    /** The host and port it listens on. */
    public final String address() {
        return LoopbackPort.HOST + ":" + port;
    }

    public final long pid() {
        return process.pid();
    }

    /** The file that holds what the server says. */
    public final Path log() {
        return launch.log();
    }

    /** Same as {@link #stop()}. */
    @Override
    public final void close() {
        stop();
    }
}
