package io.crossfoot.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** A TCP port of this machine's loopback address, 127.0.0.1. */
final class LoopbackPort {

    static final String HOST = "127.0.0.1";

    /**
     * Free ports are drawn from below the ports that operating systems give to outgoing connections (32768 and up on
     * Linux). Otherwise, while a server is down, a client that keeps trying to reach it may be given that very port for
     * its own end: it then talks to itself, and the server cannot come back.
     */
    private static final int FIRST = 20_000;

    private static final int AFTER_LAST = 32_000;
    private static final int ATTEMPTS = 100;
    private static final int CONNECT_MILLIS = 500;

    private LoopbackPort() {}

    static int anyFree() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new PlatformException("Found no free port on %s: tried %d of those from %d to %d, all were taken"
                .formatted(HOST, ATTEMPTS, FIRST, AFTER_LAST - 1));
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
