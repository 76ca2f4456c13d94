package io.crossfoot.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteLinesTest {

    /** A line as it should be told. */
    private record Line(long number, long offset, long position, String text) {}

    @Test
    void cutsRandomTextLikeAPlainSplit() throws IOException {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            String text = randomText(random);

            // When
            List<Line> lines = read(new ByteLines(inChunks(text, random), 1 << 20));

            // Then
            assertThat(lines).as("seed %d, round %d", seed, round).isEqualTo(split(text));
        }
    }

    @Test
    void keepsTheBeginningOfALineThatIsTooLongAndThePositionsBehindIt() throws IOException {
        // Given
        String text = "a\n" + "b".repeat(500_000) + "\nc\n";
        ByteLines lines = new ByteLines(inChunks(text, new Random(1)), 1000);

        // When
        lines.next();
        lines.next();

        // Then
        assertThat(lines.isTooLong()).isTrue();
        assertThat(lines.length()).isEqualTo(1000);
        assertThat(lines.position()).isEqualTo(500_003);
        assertThat(lines.next()).isTrue();
        assertThat(textOf(lines)).isEqualTo("c");
        assertThat(lines.number()).isEqualTo(3);
        assertThat(lines.offset()).isEqualTo(500_003);
        assertThat(lines.isTooLong()).isFalse();
    }

    @Test
    void keepsTheBeginningOfALineThatIsTooLongAndTheLast() throws IOException {
        // Given
        ByteLines lines = new ByteLines(inChunks("b".repeat(500_000), new Random(1)), 1000);

        // When
        boolean found = lines.next();

        // Then
        assertThat(found).isTrue();
        assertThat(lines.isTooLong()).isTrue();
        assertThat(lines.position()).isEqualTo(500_000);
        assertThat(lines.next()).isFalse();
    }

    @Test
    void extendsALineByTheFollowingOnesUpToTheLimit() throws IOException {
        // Given
        ByteLines lines = new ByteLines(inChunks("one\r\ntwo\nthree\nfour", new Random(1)), 12);

        // When
        lines.next();
        boolean first = lines.extend();
        String extended = textOf(lines);
        boolean second = lines.extend();

        // Then
        assertThat(first).isTrue();
        assertThat(extended).isEqualTo("one\r\ntwo");
        assertThat(second).isFalse();
        assertThat(textOf(lines)).isEqualTo("one\r\ntwo");
        assertThat(lines.number()).isEqualTo(1);
        assertThat(lines.next()).isTrue();
        assertThat(textOf(lines)).isEqualTo("three");
        assertThat(lines.number()).isEqualTo(3);
    }

    @Test
    void shrinksAnExtendedLineToItsFirst() throws IOException {
        // Given
        ByteLines lines = new ByteLines(inChunks("one\r\ntwo\nthree", new Random(1)), 1000);
        lines.next();
        lines.extend();
        lines.extend();

        // When
        lines.shrink();

        // Then
        assertThat(textOf(lines)).isEqualTo("one");
        assertThat(lines.position()).isEqualTo(5);
        assertThat(lines.next()).isTrue();
        assertThat(textOf(lines)).isEqualTo("two");
        assertThat(lines.number()).isEqualTo(2);
    }

    private static String textOf(ByteLines lines) {
        return new String(lines.bytes(), lines.start(), lines.length(), StandardCharsets.ISO_8859_1);
    }

    private static List<Line> read(ByteLines lines) throws IOException {
        List<Line> read = new ArrayList<>();
        while (lines.next()) {
            read.add(new Line(lines.number(), lines.offset(), lines.position(), textOf(lines)));
        }
        return read;
    }

    private static List<Line> split(String text) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int lineFeed = text.indexOf('\n', start);
            int end = lineFeed < 0 ? text.length() : lineFeed;
            int next = lineFeed < 0 ? text.length() : lineFeed + 1;
            String line = text.substring(start, end);
            boolean carriageReturn = lineFeed >= 0 && line.endsWith("\r");
            lines.add(new Line(
                    lines.size() + 1, start, next, carriageReturn ? line.substring(0, line.length() - 1) : line));
            start = next;
        }
        return lines;
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int lines = random.nextInt(200);
        for (int i = 0; i < lines; i++) {
            int length = random.nextInt(20) == 0 ? random.nextInt(200_000) : random.nextInt(100);
            text.append("x".repeat(length)).append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return random.nextBoolean() ? text.append("last").toString() : text.toString();
    }

    /** A stream that gives as much or little at a time as it likes, as streams may. */
    private static InputStream inChunks(String text, Random random) {
        return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(50_000)));
            }
        };
    }
}
