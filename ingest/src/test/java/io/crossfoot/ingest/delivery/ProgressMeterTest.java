package io.crossfoot.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.crossfoot.ingest.delivery.FeedProgress.BatchProgress;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.rows.Databases;
import io.crossfoot.ingest.inbox.ArrivedFile;
import io.crossfoot.ingest.inbox.FingerprintedStream;
import io.crossfoot.ingest.sidecar.SourceReaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressMeterTest {

    private static final int BYTES = 1_000;

    @TempDir
    private Path folder;

    private final MetricRegistry registry = new MetricRegistry();
    private final IngestMetrics metrics = new IngestMetrics(registry);
    private long seconds;

    @Test
    void tellsShareRateAndTimeLeft() throws IOException {
        // Given
        ProgressMeter meter = meter(arrived(new byte[BYTES]));
        seconds += 10;
        // When
        BatchProgress progress = meter.reached(50, 200, 250);
        // Then
        assertThat(progress.records()).isEqualTo(50);
        assertThat(progress.bytes()).isEqualTo(200);
        assertThat(progress.fileBytes()).isEqualTo(250);
        assertThat(progress.ofBytes()).isEqualTo(BYTES);
        assertThat(progress.share()).isEqualTo(0.25);
        assertThat(progress.recordsPerSecond()).isEqualTo(5);
        assertThat(progress.bytesPerSecond()).isEqualTo(25);
        assertThat(progress.timeLeft()).contains(Duration.ofSeconds(30));
    }

    @Test
    void tellsTheTimeLeftOfACompressedFileThatHoldsMoreThanItsSize() throws IOException {
        // Given
        ProgressMeter meter = meter(arrived(new byte[BYTES]));
        seconds += 10;
        // When
        BatchProgress progress = meter.reached(50, 30 * BYTES, BYTES / 2);
        // Then
        assertThat(progress.share()).isEqualTo(0.5);
        assertThat(progress.timeLeft()).contains(Duration.ofSeconds(10));
    }

    @Test
    void followsTheReaderOfACompressedFileFromItsBeginningToItsEnd() throws IOException {
        // Given
        ArrivedFile file = arrived(compressed(200_000));
        ProgressMeter meter = meter(file);
        double before = 0;
        int steps = 0;
        try (FingerprintedStream content = new FingerprintedStream(Files.newInputStream(file.path()));
                BatchReader reader =
                        new SourceReaders(Databases.none(), false).open(Orders.byRecord(), file.path(), content)) {
            // When
            SourceItem item = reader.next();
            while (!(item instanceof SourceEnded)) {
                double share = meter.reached(1, 1, content.bytes()).share();
                // Then
                assertThat(share).isBetween(before, 1.0);
                steps += share > before ? 1 : 0;
                before = share;
                item = reader.next();
            }
        }
        assertThat(before).isGreaterThan(0.95);
        assertThat(steps).isGreaterThan(10);
    }

    @Test
    void cannotTellTheTimeLeftBeforeAnythingWasRead() throws IOException {
        // When, Then
        assertThat(meter(arrived(new byte[BYTES])).progress().timeLeft()).isEmpty();
    }

    @Test
    void showsEachFeedAsMetrics() throws IOException {
        // Given
        FeedStatus status = new FeedStatus("orders", "east");
        metrics.show(status);
        ProgressMeter meter = meter(arrived(new byte[BYTES]));
        seconds += 10;
        // When
        Object before = gauge("share");
        status.delivering(meter.reached(50, 250, 250));
        // Then
        assertThat(before).isEqualTo(-1L);
        assertThat(gauge("records")).isEqualTo(50L);
        assertThat(gauge("share")).isEqualTo(0.25);
        assertThat(gauge("records-per-second")).isEqualTo(5L);
        assertThat(gauge("bytes-per-second")).isEqualTo(25L);
        assertThat(gauge("seconds-left")).isEqualTo(30L);
    }

    private Object gauge(String name) {
        Gauge<?> gauge = registry.getGauges().get("ingest.feeds.orders." + name);
        return gauge.getValue();
    }

    private ProgressMeter meter(ArrivedFile file) {
        return new ProgressMeter(Orders.BATCH, file, false, metrics, () -> TimeUnit.SECONDS.toNanos(seconds));
    }

    private ArrivedFile arrived(byte[] content) throws IOException {
        return ArrivedFile.of(Files.write(folder.resolve("orders.csv"), content));
    }

    private static byte[] compressed(int lines) throws IOException {
        Random random = new Random(1);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < lines; i++) {
                out.write("A%d,%d.00,\n"
                        .formatted(random.nextInt(), random.nextInt(1_000))
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        return packed.toByteArray();
    }
}
