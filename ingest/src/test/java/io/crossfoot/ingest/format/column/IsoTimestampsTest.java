package io.crossfoot.ingest.format.column;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimestampsTest {

    private static final DateTimeFormatter WITNESS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private final IsoTimestamps timestamps = new IsoTimestamps();

    @Test
    void readsWhatTheFormatterReadsAndNothingElse() {
        // Given
        long seed = new Random().nextLong();
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            String text = "%04d-%02d-%02dT%02d:%02d:%02d"
                    .formatted(
                            random.nextInt(10_000),
                            random.nextInt(14),
                            random.nextInt(33),
                            random.nextInt(26),
                            random.nextInt(62),
                            random.nextInt(62));
            // When
            long read = read(text);
            // Then
            assertThat(read).as(text).isEqualTo(witness(text));
        }
    }

    @Test
    void takesTheLetterOfUtcAndReadsInTheMiddleOfALine() {
        // When
        long read = timestamps.read("7,2026-11-23T14:05:59Z,x".getBytes(UTF_8), 2, 22);
        // Then
        assertThat(read).isEqualTo(witness("2026-11-23T14:05:59"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-23",
                "2026-11-23T14:05",
                "2026-11-23T14:05:59.5",
                "2026-11-23T14:05:59z",
                "2026-11-23 14:05:59",
                "2026/11/23T14:05:59",
                "2026-11-23T14.05.59",
                "+026-11-23T14:05:59",
                "2026-11-23T14:05:5\u0665",
                "2026-11-23T14:05:59+01:00"
            })
    void leavesTheRestToOthers(String text) {
        // When
        long read = read(text);
        // Then
        assertThat(read).isEqualTo(IsoTimestamps.UNUSUAL);
    }

    private long read(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return timestamps.read(bytes, 0, bytes.length);
    }

    private static long witness(String text) {
        try {
            return LocalDateTime.parse(text, WITNESS).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException e) {
            return IsoTimestamps.UNUSUAL;
        }
    }
}
