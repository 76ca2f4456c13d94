package io.crossfoot.common.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class AvroBufferTest {

    private final ByteArrayOutputStream expected = new ByteArrayOutputStream();
    private final BinaryEncoder avro = EncoderFactory.get().directBinaryEncoder(expected, null);
    private final AvroBuffer buffer = new AvroBuffer();

    @Test
    void writesWhatAvroWrites() throws IOException {
        // Given
        long seed = new Random().nextLong();
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
        Random random = new Random(seed);

        // When
        for (int i = 0; i < 20_000; i++) {
            writeToBoth(random);
        }

        // Then
        assertThat(written()).as("seed %d", seed).isEqualTo(expected.toByteArray());
    }

    private void writeToBoth(Random random) throws IOException {
        long number = random.nextLong() >> random.nextInt(Long.SIZE);
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        String text = "ä€x".repeat(random.nextInt(3));
        avro.writeLong(number);
        buffer.writeLong(number);
        avro.writeBytes(BigInteger.valueOf(number).toByteArray());
        buffer.writeUnscaled(number);
        avro.writeBoolean(number > 0);
        buffer.writeBoolean(number > 0);
        avro.writeBytes(bytes);
        buffer.writeBytes(bytes, 0, bytes.length);
        avro.writeString(text);
        buffer.writeString(text);
    }

    @Test
    void beginsAnewWhenItIsCleared() throws IOException {
        // Given
        buffer.writeLong(1L << 60);
        avro.writeLong(7);

        // When
        buffer.clear();
        buffer.writeLong(7);

        // Then
        assertThat(written()).isEqualTo(expected.toByteArray());
    }

    private byte[] written() {
        return Arrays.copyOf(buffer.bytes(), buffer.size());
    }
}
