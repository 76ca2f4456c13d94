package io.crossfoot.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformIT {

    @TempDir
    private Path home;

    @TempDir
    private Path elsewhere;

    @AfterEach
    void leaveNothingRunning() {
        platform().down();
    }

    @Test
    void outlivesTheCommandThatStartedItUntilAnotherStopsIt() throws Exception {
        // Given
        String started = new String(command("up").start().getInputStream().readAllBytes(), UTF_8).strip();
        List<RunningServer> running = platform().running();
        // When
        List<String> startedAgain = platform().up(Ports.anyFree());
        List<String> stopped = platform().down();
        // Then
        assertThat(started).endsWith("[broker, registry]");
        assertThat(running).extracting(RunningServer::name).containsExactly("broker", "registry");
        assertThat(startedAgain).isEmpty();
        assertThat(stopped).containsExactly("broker", "registry");
        assertThat(running).noneMatch(server -> LoopbackPort.accepts(server.port()));
        assertThat(platform().running()).isEmpty();
    }

    @Test
    void isDownWhereNothingWasStarted() {
        // Given
        Path absent = home.resolve("absent");
        // When
        List<String> stopped = LocalPlatform.in(absent, Lifetime.UNTIL_STOPPED).down();
        // Then
        assertThat(stopped).isEmpty();
        assertThat(absent).doesNotExist();
    }

    @Test
    void startsAnAppOnce() throws Exception {
        // Given
        AppLaunch app = healthyApp();
        platform().start(app);
        List<RunningServer> running = platform().running();
        // When
        boolean startedAgain = platform().start(app);
        // Then
        assertThat(running).extracting(RunningServer::name).containsExactly("app");
        assertThat(startedAgain).isFalse();
        assertThat(platform().down()).containsExactly("app");
        assertThat(LoopbackPort.accepts(app.httpPort())).isFalse();
    }

    @Test
    void findsItsServersByAnotherPathToTheSameFolder() throws Exception {
        // Given
        Path link = Files.createSymbolicLink(elsewhere.resolve("a link"), home);
        platform().start(healthyApp());
        // When
        List<String> stopped = LocalPlatform.in(link, Lifetime.UNTIL_STOPPED).down();
        // Then
        assertThat(stopped).containsExactly("app");
    }

    @Test
    void replacesServerWhoseStartWasCutShort() throws Exception {
        // Given
        AppLaunch app = healthyApp();
        platform().start(app);
        RunningServer first = platform().running().get(0);
        new PlatformFolder(home)
                .write(List.of(new RunningServer("app", first.pid(), first.port(), first.log(), false)));
        // When
        boolean started = platform().start(app);
        // Then
        assertThat(started).isTrue();
        assertThat(platform().running())
                .singleElement()
                .satisfies(server -> assertThat(server.pid()).isNotEqualTo(first.pid()));
    }

    @Test
    void refusesToActWhileAnotherCommandDoes() {
        // When
        var second = assertThatThrownBy(
                () -> new PlatformFolder(home).exclusively(() -> platform().down()));
        // Then
        second.isInstanceOf(PlatformException.class).hasMessageContaining("Another command");
    }

    @Test
    void takesNoOtherProcessForItsOwn() {
        // Given
        long reusedPid = ProcessHandle.current().pid();
        new PlatformFolder(home).write(List.of(new RunningServer("broker", reusedPid, 1, home, true)));
        // When
        List<String> stopped = platform().down();
        // Then
        assertThat(stopped).isEmpty();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void stopsBrokerAgainWhenRegistryCannotStart() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            Ports free = Ports.anyFree();
            Ports taken = new Ports(free.broker(), free.controller(), other.getLocalPort(), 1, 2, 3);
            // When
            var up = assertThatThrownBy(() -> platform().up(taken));
            // Then
            up.isInstanceOf(PlatformException.class).hasMessageContaining("port " + other.getLocalPort());
            assertThat(platform().running()).isEmpty();
            assertThat(LoopbackPort.accepts(free.broker())).isFalse();
        }
    }

    @Test
    void serversOfOneJvmDieWithItHoweverItDies() throws Exception {
        // Given
        Process command = command("broker").start();
        long broker = Long.parseLong(command.inputReader(UTF_8).readLine());
        // When
        command.destroyForcibly().waitFor();
        // Then
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ServerProcess.find(broker, home).isEmpty());
    }

    private LocalPlatform platform() {
        return LocalPlatform.in(home, Lifetime.UNTIL_STOPPED);
    }

    private AppLaunch healthyApp() throws IOException {
        int port = LoopbackPort.anyFree();
        Path configuration = Files.writeString(home.resolve("app.yaml"), Integer.toString(port));
        return AppLaunch.of(
                "app",
                new AppLaunch.MainClass(HealthyApp.class),
                configuration,
                port,
                platform().log("app"));
    }

    private ProcessBuilder command(String verb) throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(Artifacts.java().toString(), PlatformCommand.class.getName(), verb, home.toString());
        command.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Path messages = Files.createDirectories(Path.of("target")).resolve("platform-command.log");
        return command.redirectError(messages.toFile());
    }
}
