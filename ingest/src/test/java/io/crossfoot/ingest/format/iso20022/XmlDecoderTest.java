package io.crossfoot.ingest.format.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlDecoderTest {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz<>&;/ \n\t\u0001äß€漢\uD834\uDD1E\uFFFE";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16LE", "GB18030", "ISO-2022-JP", "IBM037"})
    void decodesWhateverJavaDecodes(String encoding) {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Charset charset = Charset.forName(encoding);

        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = text(random).getBytes(charset);

            // When
            String decoded = decode(bytes, charset, 16 + random.nextInt(40));

            // Then
            assertThat(decoded).as("seed %d, round %d", seed, round).isEqualTo(screened(new String(bytes, charset)));
        }
    }

    @Test
    void replacesBytesThatAreNoTextAsJavaDoes() {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);

        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = text(random).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 3 && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }

            // When
            String decoded = decode(bytes, StandardCharsets.UTF_8, 16 + random.nextInt(40));

            // Then
            assertThat(decoded)
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(screened(new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(80);
        boolean mixed = random.nextBoolean();
        for (int i = 0; i < length; i++) {
            int at = random.nextInt(mixed ? ALPHABET.length() : 34);
            char next = ALPHABET.charAt(at);
            text.append(Character.isSurrogate(next) ? "\uD834\uDD1E" : next);
        }
        return text.toString();
    }

    /** As a source does it: in blocks, with what is left of one at the beginning of the next. */
    private static String decode(byte[] bytes, Charset charset, int block) {
        XmlDecoder decoder = new XmlDecoder(charset);
        StringBuilder decoded = new StringBuilder();
        ByteBuffer in = ByteBuffer.allocate(block).flip();
        int taken = 0;
        boolean ended = false;
        while (!ended) {
            in.compact();
            int count = Math.min(in.remaining(), bytes.length - taken);
            in.put(bytes, taken, count).flip();
            taken += count;
            CharBuffer out = CharBuffer.allocate(block);
            ended = decoder.decode(in, out, taken == bytes.length);
            decoded.append(out.flip());
        }
        return decoded.toString();
    }

    private static String screened(String text) {
        return text.replaceAll("[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]", "\uFFFD");
    }
}
