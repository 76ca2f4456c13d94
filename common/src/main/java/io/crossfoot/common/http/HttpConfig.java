package io.crossfoot.common.http;

import io.crossfoot.common.config.Default;

/**
 * Where the app's HTTP server listens.
 *
 * @param host an address of this machine; the loopback one unless others are to reach the app
 * @param port from 1 to 65535; 0 takes any that is free
 */
public record HttpConfig(
        @Default("127.0.0.1") String host, @Default("8101") int port) {

    public HttpConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host is empty; set it to 127.0.0.1, or to 0.0.0.0 for all addresses");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port must be from 0 to 65535, got " + port);
        }
    }
}
