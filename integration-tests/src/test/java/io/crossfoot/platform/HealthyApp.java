package io.crossfoot.platform;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** The least that an app is to the platform: it reads its port from its configuration, and says that it is ready. */
final class HealthyApp {

    private HealthyApp() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(Files.readString(Path.of(arguments[0])).strip());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
