package io.crossfoot.common.registry;

/** The registry does not accept the credentials. */
public final class RegistryAccessDenied extends RegistryException {

    private static final long serialVersionUID = 1L;

    RegistryAccessDenied(String address, int status) {
        super(("Schema registry at %s denies access (HTTP %d). Check basic.auth.credentials.source and"
                        + " basic.auth.user.info, and what that user may do.")
                .formatted(address, status));
    }
}
