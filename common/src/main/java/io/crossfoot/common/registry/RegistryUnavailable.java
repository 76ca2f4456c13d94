package io.crossfoot.common.registry;

import org.jspecify.annotations.Nullable;

/** The registry does not answer, or answers that it cannot at present. Worth trying again; nothing has been refused. */
public final class RegistryUnavailable extends RegistryException {

    private static final long serialVersionUID = 1L;

    RegistryUnavailable(String addresses, String reason, int attempts, @Nullable Throwable cause) {
        super(
                ("Schema registry at %s is not available after %d attempts: %s."
                                + " Check that it runs and that schema.registry.url is right; the work can go on once it answers.")
                        .formatted(addresses, attempts, reason),
                cause);
    }
}
