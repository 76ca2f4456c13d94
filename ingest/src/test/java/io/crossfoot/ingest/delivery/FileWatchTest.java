package io.crossfoot.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import io.crossfoot.common.tally.Fingerprint;
import io.crossfoot.ingest.inbox.ArrivedFile;
import io.crossfoot.ingest.inbox.FingerprintedStream;
import io.crossfoot.schema.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {

    @TempDir
    private Path folder;

    private Path path;
    private FileWatch watch;

    @BeforeEach
    void arrive() throws IOException {
        path = Files.writeString(folder.resolve("orders.csv"), "A1,10.00\nA2,20.00\n");
        ArrivedFile file = ArrivedFile.of(path);
        SourceFile source = new SourceFile(file.name(), file.bytes(), Fingerprint.of(path));
        Task task = Task.only(Orders.BATCH, Orders.PARTITIONS, source);
        ProgressMeter meter =
                new ProgressMeter(Orders.BATCH, file, false, new IngestMetrics(new MetricRegistry()), () -> 0);
        FingerprintedStream content = new FingerprintedStream(Files.newInputStream(path));
        watch = new FileWatch(task, file, content, new FeedHistory("orders"), meter, progress -> {}, () -> false);
    }

    @Test
    void letsFileThatStaysAsItWasBeDelivered() {
        assertThatCode(() -> {
                    watch.beforeCommit();
                    watch.sourceRead();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void stopsAtFileThatGrows() throws IOException {
        // Given
        Files.writeString(path, "A3,30.00\n", StandardOpenOption.APPEND);
        // When
        var commit = assertThatThrownBy(() -> watch.beforeCommit());
        // Then
        commit.isInstanceOf(SourceChanged.class)
                .hasMessageContaining("orders.csv")
                .hasMessageContaining("has changed while it was read");
    }

    @Test
    void noticesWhatWasWrittenOverWithoutTrace() throws IOException {
        // Given
        FileTime before = Files.getLastModifiedTime(path);
        Files.writeString(path, "A1,10.00\nA2,99.00\n");
        Files.setLastModifiedTime(path, before);
        // When
        var end = assertThatThrownBy(() -> watch.sourceRead());
        // Then
        end.isInstanceOf(SourceChanged.class);
    }
}
