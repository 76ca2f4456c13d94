package io.crossfoot.common.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts services in order, and stops those that were started in reverse. */
final class Services {

    private static final Logger log = LoggerFactory.getLogger(Services.class);

    private final List<Service> services;
    private final Duration stopLimit;
    private final Deque<Service> started = new ArrayDeque<>();

    /** Held while services start or stop, so that none does both at once. */
    private final ReentrantLock transition = new ReentrantLock();

    private @Nullable Thread starter;
    private boolean stopping;

    /** @param stopLimit how long all services together may take to stop */
    Services(Collection<Service> services, Duration stopLimit) {
        this.services = List.copyOf(services);
        this.stopLimit = stopLimit;
    }

    /**
     * Starts all services.
     *
     * @throws InterruptedException if they are stopped meanwhile
     * @throws Exception what a service threw that could not start
     */
    void start() throws Exception {
        transition.lock();
        try {
            setStarter(Thread.currentThread());
            for (Service service : services) {
                failIfStopping();
                started.push(service);
                service.start();
                log.atDebug().addKeyValue("service", name(service)).log("Service started");
            }
            failIfStopping();
        } finally {
            setStarter(null);
            transition.unlock();
        }
    }

    /** Stops what was started, and returns when that is done or the limit has passed. May be called again. */
    void stop() {
        interruptStart();
        Thread stopper = new Thread(this::stopStarted, "stop-services");
        stopper.setDaemon(true);
        stopper.start();
        try {
            stopper.join(stopLimit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopper.isAlive()) {
            log.atWarn().addKeyValue("limit", stopLimit).log("Services did not stop in time and are left behind");
        }
    }

    private void stopStarted() {
        transition.lock();
        try {
            while (!started.isEmpty()) {
                stop(started.pop());
            }
        } finally {
            transition.unlock();
        }
    }

    private static void stop(Service service) {
        try {
            service.stop();
            log.atDebug().addKeyValue("service", name(service)).log("Service stopped");
        } catch (Exception e) {
            log.atWarn().addKeyValue("service", name(service)).setCause(e).log("Service did not stop cleanly");
        }
    }

    private synchronized void setStarter(@Nullable Thread thread) {
        starter = thread;
    }

    private synchronized void interruptStart() {
        stopping = true;
        if (starter != null) {
            starter.interrupt();
        }
    }

    private synchronized void failIfStopping() throws InterruptedException {
        if (stopping) {
            throw new InterruptedException("The app was stopped while it started");
        }
    }

    private static String name(Service service) {
        return service.getClass().getSimpleName();
    }
}
