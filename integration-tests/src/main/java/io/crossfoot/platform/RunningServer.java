package io.crossfoot.platform;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code platform.json} notes of one server, for commands that come later.
 *
 * @param name {@code broker}, {@code registry}, or an app's name
 * @param pid the id of its process when it was started; it may have been given to another process since
 * @param port the port of 127.0.0.1 it listens on
 * @param log the file that holds what it says
 * @param ready whether it had become ready; false if the command that started it was cut short
 */
public record RunningServer(String name, long pid, int port, Path log, boolean ready) {

    static RunningServer starting(LocalServer server) {
        return new RunningServer(server.name(), server.pid(), server.port(), server.log(), false);
    }

    RunningServer nowReady() {
        return new RunningServer(name, pid, port, log, true);
    }

    /** Its process, unless that has ended. */
    Optional<ServerProcess> process(Path home) {
        return ServerProcess.find(pid, home);
    }
}
