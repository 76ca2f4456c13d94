package io.crossfoot.platform;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build has put the programs of others that the platform runs: {@code integration-tests/target}. */
final class Artifacts {

    private static final String BROKER = "broker-lib";
    private static final String REGISTRY = "registry";

    private Artifacts() {}

    /** The class path of the broker, as {@code java -cp} takes it: its own jars and none of the apps'. */
    static String brokerClassPath() {
        return folder(BROKER).resolve("*").toString();
    }

    /** The folder that the registry's distribution was unpacked into. */
    static Path registry() {
        return folder(REGISTRY);
    }

    /** The {@code java} that runs this JVM, so that no other Java has to be on the path. */
    static Path java() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new PlatformException(
                    "Found no program '%s' to run the servers with: set JAVA_HOME to a JDK 17 or later"
                            .formatted(java));
        }
        return java;
    }

    /** The nearest folder above this class's jar or class folder that holds the build's output. */
    private static Path folder(String name) {
        Path origin = origin();
        for (Path at = origin; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(name))) {
                return at.resolve(name);
            }
        }
        throw new PlatformException("Found no folder '%s' beside or above '%s': build it with 'mvn package -DskipTests'"
                .formatted(name, origin));
    }

    private static Path origin() {
        try {
            return Path.of(Artifacts.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new PlatformException("Cannot tell where Crossfoot's own classes were loaded from", e);
        }
    }
}
