package io.crossfoot.common.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.multibindings.Multibinder;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs an app as a real process, since only a process has exit codes, signals and shutdown hooks. */
class LaunchTest {

    @TempDir
    private Path folder;

    private Process process;

    @AfterEach
    void endProcess() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void exitsWithZeroWhenTheAppHasEnded() throws Exception {
        // When
        launch("behaviour: end");

        // Then
        assertThat(exitCode()).isZero();
        assertThat(output()).containsSubsequence("probe starts", "probe stops");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL_TO_START", "FAIL_LATER", "CRASH_THREAD", "FAIL_WHILE_STARTING"})
    void exitsWithOneAndStopsWhatRanWhenTheAppFails(Behaviour behaviour) throws Exception {
        // When
        launch("behaviour: " + behaviour.name().toLowerCase(Locale.ROOT).replace('_', '-'));

        // Then
        assertThat(exitCode()).isEqualTo(1);
        assertThat(output()).containsSubsequence("probe starts", "probe stops");
        assertThat(errors()).containsOnlyOnce("IllegalStateException: no broker");
    }

    @Test
    void stopsCleanlyOnSigterm() throws Exception {
        // Given
        launch("behaviour: run");
        awaitOutput("probe starts");

        // When
        process.destroy();

        // Then
        assertThat(exitCode()).isEqualTo(128 + 15);
        assertThat(output()).contains("probe stops");
        assertThat(errors()).contains("msg=\"Stopped\" app=\"probe\"").doesNotContain("Exception");
    }

    @Test
    void stopsOnSigtermThoughItStillWaitsToStart() throws Exception {
        // Given
        launch("behaviour: wait-in-start");
        awaitOutput("probe starts");

        // When
        process.destroy();

        // Then
        assertThat(exitCode()).isEqualTo(128 + 15);
        assertThat(output()).contains("probe stops");
        assertThat(errors()).doesNotContain("Exception");
    }

    @Test
    void exitsWithTwoAndListsEveryProblemOfTheConfiguration() throws Exception {
        // When
        launch("behavior: end\npassword: [hunter2]");

        // Then
        assertThat(exitCode()).isEqualTo(2);
        assertThat(errors().lines()).hasSize(3).allMatch(line -> line.startsWith(folder + "/probe.yaml:"));
        assertThat(errors()).contains("did you mean 'behaviour'?").doesNotContain("hunter2");
    }

    @Test
    void exitsWithTwoOnProblemFoundWhileTheAppIsBuilt() throws Exception {
        // When
        launch("behaviour: misconfigured");

        // Then
        assertThat(exitCode()).isEqualTo(2);
        assertThat(errors())
                .isEqualToIgnoringNewLines("feed.yaml:1: oops: unknown key; known are: behaviour, password");
    }

    @Test
    void exitsWithTwoAndSaysHowItIsUsed() throws Exception {
        // When
        start(List.of());

        // Then
        assertThat(exitCode()).isEqualTo(2);
        assertThat(errors()).isEqualToIgnoringNewLines("Usage: probe CONFIG.yaml (expected 1 argument, got 0)");
    }

    private void launch(String yaml) throws IOException {
        start(List.of(Files.writeString(folder.resolve("probe.yaml"), yaml).toString()));
    }

    private void start(List<String> arguments) throws IOException {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ProbeMain.class.getName());
        process = new ProcessBuilder(
                        Stream.concat(java.stream(), arguments.stream()).toList())
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private int exitCode() throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the process ends").isTrue();
        return process.exitValue();
    }

    private void awaitOutput(String text) {
        await().until(() -> output().contains(text));
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    enum Behaviour {
        RUN,
        END,
        WAIT_IN_START,
        FAIL_TO_START,
        FAIL_WHILE_STARTING,
        FAIL_LATER,
        CRASH_THREAD,
        MISCONFIGURED
    }

    record ProbeConfig(Behaviour behaviour, @Nullable Secret password) {}

    static final class ProbeMain {

        private ProbeMain() {}

        public static void main(String[] arguments) {
            Crossfoot.run("probe", arguments, ProbeConfig.class, ProbeModule::new);
        }
    }

    private static final class ProbeModule extends AbstractModule {

        private final ProbeConfig config;

        ProbeModule(ProbeConfig config) {
            this.config = config;
        }

        @Override
        protected void configure() {
            if (config.behaviour() == Behaviour.MISCONFIGURED) {
                ConfigReader.read("{behaviour: end, oops: 1}", "feed.yaml", ProbeConfig.class);
            }
            bind(ProbeConfig.class).toInstance(config);
            Multibinder.newSetBinder(binder(), Service.class).addBinding().to(Probe.class);
        }
    }

    private static final class Probe implements Service {

        private final Behaviour behaviour;
        private final Lifecycle lifecycle;

        @Inject
        private Probe(ProbeConfig config, Lifecycle lifecycle) {
            this.behaviour = config.behaviour();
            this.lifecycle = lifecycle;
        }

        @Override
        public void start() throws InterruptedException {
            System.out.println("probe starts");
            switch (behaviour) {
                case RUN, MISCONFIGURED -> {}
                case END -> lifecycle.end();
                case WAIT_IN_START -> new CountDownLatch(1).await();
                case FAIL_TO_START -> throw noBroker();
                case FAIL_WHILE_STARTING -> {
                    lifecycle.fail(noBroker());
                    new CountDownLatch(1).await();
                }
                case FAIL_LATER -> new Thread(() -> lifecycle.fail(noBroker())).start();
                case CRASH_THREAD ->
                    new Thread(() -> {
                                throw noBroker();
                            })
                            .start();
            }
        }

        @Override
        public void stop() {
            System.out.println("probe stops");
        }

        private static IllegalStateException noBroker() {
            return new IllegalStateException("no broker");
        }
    }
}
