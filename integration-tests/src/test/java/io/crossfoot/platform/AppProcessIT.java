package io.crossfoot.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppProcessIT {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(30);

    private final int port = LoopbackPort.anyFree();

    @TempDir
    private Path home;

    @Test
    void startsMainClassOnThisClassPathAndRestartsIt() throws Exception {
        try (AppProcess app = AppProcess.start(app(new AppLaunch.MainClass(HealthyApp.class)), home)) {
            // Given
            app.awaitReady(READY_TIMEOUT);
            app.kill();
            // When
            app.restart();
            // Then
            app.awaitReady(READY_TIMEOUT);
            assertThat(app.isAlive()).isTrue();
        }
    }

    @Test
    void startsDistributionByItsScriptWithJavaOptions() throws Exception {
        // Given
        AppLaunch launch = app(new AppLaunch.Distribution(distribution())).withJavaOptions("-Dsome.option=given");
        // When
        try (AppProcess app = AppProcess.start(launch, home)) {
            app.awaitReady(READY_TIMEOUT);
            // Then
            String commandLine = ProcessHandle.of(app.pid())
                    .flatMap(process -> process.info().commandLine())
                    .orElseThrow();
            assertThat(commandLine).contains("-Dsome.option=given", Launch.marker(home));
        }
    }

    @Test
    void showsWhatTheAppSaidWhenItEndsBeforeItIsReady() throws Exception {
        // Given
        AppLaunch launch = app(new AppLaunch.MainClass(HealthyApp.class));
        Files.writeString(launch.configuration(), "no port");
        // When
        var start = assertThatThrownBy(() -> {
            try (AppProcess app = AppProcess.start(launch, home)) {
                app.awaitReady(READY_TIMEOUT);
            }
        });
        // Then
        start.isInstanceOf(PlatformException.class)
                .hasMessageContaining("exit code 1")
                .hasMessageContaining("For input string: \"no port\"");
    }

    private AppLaunch app(AppLaunch.Program program) throws Exception {
        Path configuration = Files.writeString(home.resolve("app.yaml"), Integer.toString(port));
        return AppLaunch.of("app", program, configuration, port, home.resolve("app.log"));
    }

    private Path distribution() throws Exception {
        Path script = Files.createDirectories(home.resolve("dist/bin")).resolve("app");
        String classPath = Path.of(HealthyApp.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        Files.writeString(script, """
                #!/bin/sh
                exec "$JAVA_HOME/bin/java" $JAVA_OPTS -cp '%s' %s "$@"
                """.formatted(classPath, HealthyApp.class.getName()));
        assertThat(new File(script.toString()).setExecutable(true)).isTrue();
        return home.resolve("dist");
    }
}
