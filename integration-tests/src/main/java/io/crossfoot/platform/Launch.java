package io.crossfoot.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How to start one server.
 *
 * @param name what messages call it
 * @param home the folder whose server it is; its command line names the folder, see {@link #marker(Path)}
 * @param command the program and its arguments
 * @param environment what is added to this JVM's environment
 * @param log the file that its output is appended to
 */
record Launch(String name, Path home, List<String> command, Map<String, String> environment, Path log) {

    Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A JVM of the same Java as this one, marked as a server of {@code home}. */
    static Launch java(String name, Path home, List<String> arguments, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>(List.of(Artifacts.java().toString(), marker(home)));
        command.addAll(arguments);
        return new Launch(name, home, command, environment, log);
    }

    /**
     * The JVM option that tells a server of {@code home} from every other process: process ids are used again, so an id
     * that was noted earlier proves nothing by itself. The marker of a folder also fits the folders within it.
     *
     * <p>It is a URI because an app's script splits its {@code JAVA_OPTS} at spaces, and the real path because the same
     * folder may be named by way of a symbolic link later.
     *
     * @param home an existing folder
     */
    static String marker(Path home) {
        try {
            String uri = home.toRealPath().toUri().toASCIIString();
            return "-Dcrossfoot.home=" + (uri.endsWith("/") ? uri : uri + "/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
