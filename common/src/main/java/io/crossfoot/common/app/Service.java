package io.crossfoot.common.app;

/**
 * Something that runs as long as the app does. Services start in the order of their bindings and stop in reverse:
 * {@code Multibinder.newSetBinder(binder(), Service.class).addBinding().to(Inbox.class)}.
 */
public interface Service {

    /**
     * Starts, and returns once the services after this one may start. It may wait, for a broker say: when the app is
     * stopped meanwhile, this thread is interrupted.
     *
     * @throws Exception if the app cannot run without this; it then stops with exit code 1
     */
    void start() throws Exception;

    /**
     * Stops. Called once, after {@link #start} has returned or failed, and never if it was not called.
     *
     * @throws Exception if it could not stop cleanly; the other services are stopped all the same
     */
    void stop() throws Exception;
}
