package io.crossfoot.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.bench.data.ExpectedRows;
import io.crossfoot.bench.data.LedgerGenerator;
import io.crossfoot.bench.data.LedgerSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerContenderTest {

    @TempDir
    private Path folder;

    private Path peers;
    private Job job;

    @BeforeEach
    void packFakePeer() throws IOException {
        peers = folder.resolve("peers");
        Path peer = Files.createDirectories(peers.resolve("fake"));
        Files.writeString(peer.resolve("peer.properties"), """
                main=io.crossfoot.bench.contender.FakePeer
                java-options=-Xmx64m -XX:TieredStopAtLevel=1
                needs-broker=false
                variants=right,wrong,failing
                title.right=A peer that gets it right
                """);
        Path library = Files.createDirectories(peer.resolve("target").resolve("lib"));
        String name = FakePeer.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(library.resolve("fake.jar")));
                InputStream type = FakePeer.class.getResourceAsStream("/" + name)) {
            jar.putNextEntry(new JarEntry(name));
            type.transferTo(jar);
        }
        job = new Job("job-1", LedgerGenerator.fileIn(folder, LedgerSpec.of(2_000, 50, 1)));
    }

    @Test
    void variantsOfAPeerAreContendersOfTheirOwn() {
        // When
        List<PeerContender> contenders = PeerContender.in(peers);
        // Then
        assertThat(contenders)
                .extracting(PeerContender::name)
                .containsExactly("fake/right", "fake/wrong", "fake/failing");
        assertThat(contenders)
                .extracting(PeerContender::title)
                .containsExactly("A peer that gets it right", "fake/wrong", "fake/failing");
        assertThat(contenders).noneMatch(PeerContender::needsBroker);
    }

    @Test
    void peerDoesTheJobAndStopsByItself() {
        // Given
        Path work;
        // When
        try (Running running = start("fake/right")) {
            work = running.state();
            running.prepare(job);
            Completion completion = running.process(job);
            // Then
            assertThat(completion.seconds()).isPositive();
            assertThat(running.results(List.of(job))).containsEntry(job, ExpectedRows.of(job.file()));
            assertThat(running.processes())
                    .allMatch(process -> ProcessHandle.of(process.pid()).isPresent());
        }
        assertThat(work.resolve("stopped")).exists();
    }

    @Test
    void severalFilesAreDealtWithInOneProcess() {
        // Given
        Job second = new Job("job-2", LedgerGenerator.fileIn(folder, LedgerSpec.of(1_000, 50, 2)));
        try (Running running = start("fake/right")) {
            running.process(job);
            running.results(List.of(job));
            // When
            running.process(second);
            // Then
            assertThat(running.results(List.of(second))).containsEntry(second, ExpectedRows.of(second.file()));
        }
    }

    @Test
    void resultsThatLackARowAreNotTheExpectedOnes() {
        try (Running running = start("fake/wrong")) {
            // When
            running.process(job);
            // Then
            assertThat(running.results(List.of(job)).get(job)).isNotEqualTo(ExpectedRows.of(job.file()));
        }
    }

    @Test
    void failureOfAPeerIsTold() {
        try (Running running = start("fake/failing")) {
            // When
            assertThatThrownBy(() -> running.process(job))
                    // Then
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("fake/failing")
                    .hasMessageContaining("failed no memory left");
        }
    }

    @Test
    void peerThatCannotBeStartedIsTold() throws IOException {
        // Given
        Files.writeString(peers.resolve("fake").resolve("peer.properties"), "main=no.such.Main\nneeds-broker=false\n");
        // When
        assertThatThrownBy(() -> start("fake"))
                // Then
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("fake must answer 'ready'")
                .hasMessageContaining("its end");
    }

    private Running start(String name) {
        PeerContender peer = PeerContender.in(peers).stream()
                .filter(contender -> contender.name().equals(name))
                .findFirst()
                .orElseThrow();
        return peer.start(Backbone.withoutServersIn(folder), 1);
    }
}
