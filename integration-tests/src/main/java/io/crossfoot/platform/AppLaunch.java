package io.crossfoot.platform;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How to start one app.
 *
 * @param name what messages call it
 * @param program what runs it
 * @param configuration its YAML file
 * @param httpPort the port on 127.0.0.1 that this file gives to its health endpoints
 * @param log the file that its output is appended to
 * @param javaOptions options of its JVM, such as {@code -Xmx512m}
 */
public record AppLaunch(
        String name, Program program, Path configuration, int httpPort, Path log, List<String> javaOptions) {

    public AppLaunch {
        javaOptions = List.copyOf(javaOptions);
    }

    /** What runs an app. */
    public sealed interface Program {}

    /**
     * An app's own distribution, the way it is deployed.
     *
     * @param folder the folder with {@code bin}, {@code lib} and {@code conf}; the script of the app's name in
     *     {@code bin} must {@code exec} its JVM and give it {@code JAVA_OPTS}
     */
    public record Distribution(Path folder) implements Program {}

    /**
     * A main class on this JVM's own class path: cheap, for tests that start many.
     *
     * @param type the class; its {@code main} gets the configuration file as its only argument
     */
    public record MainClass(Class<?> type) implements Program {}

    public static AppLaunch of(String name, Program program, Path configuration, int httpPort, Path log) {
        return new AppLaunch(name, program, configuration, httpPort, log, List.of());
    }

    public AppLaunch withJavaOptions(String... options) {
        return new AppLaunch(name, program, configuration, httpPort, log, List.of(options));
    }

    Launch in(Path home) {
        if (program instanceof Distribution distribution) {
            return inDistribution(distribution.folder(), home);
        }
        return onClassPath(((MainClass) program).type(), home);
    }

    private Launch inDistribution(Path folder, Path home) {
        Path script = folder.resolve("bin").resolve(name).toAbsolutePath();
        List<String> options = new ArrayList<>(List.of(Launch.marker(home)));
        options.addAll(javaOptions);
        Map<String, String> environment =
                Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", String.join(" ", options));
        return new Launch(name, home, List.of(script.toString(), configurationPath()), environment, log);
    }

    private Launch onClassPath(Class<?> main, Path home) {
        List<String> arguments = new ArrayList<>(javaOptions);
        arguments.addAll(List.of(main.getName(), configurationPath()));
        return Launch.java(name, home, arguments, Map.of("CLASSPATH", absoluteClassPath()), log);
    }

    private String configurationPath() {
        return configuration.toAbsolutePath().toString();
    }

    /** The app runs in another folder than this JVM. */
    private static String absoluteClassPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
