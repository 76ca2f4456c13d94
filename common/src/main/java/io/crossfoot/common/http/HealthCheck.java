package io.crossfoot.common.http;

/**
 * One thing that must be well for the app to do its work. All checks together are its readiness; bind each with
 * {@code Multibinder.newSetBinder(binder(), HealthCheck.class)}.
 */
public interface HealthCheck {

    /** A short name in kebab-case, unique within the app: {@code kafka}, {@code inbox}. */
    String name();

    /**
     * The state of things now. Must answer within a second or so: look at what is known rather than ask afar.
     *
     * @throws Exception if it cannot tell, which counts as not ready
     */
    Health check() throws Exception;
}
