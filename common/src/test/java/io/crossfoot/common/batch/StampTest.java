package io.crossfoot.common.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class StampTest {

    private static final BatchId BATCH = new BatchId("ach", LocalDate.of(2026, 11, 22), 1, 1);

    @Test
    void isWrittenSoThatAvroReadsIt() throws IOException {
        // Given
        StampWriter writer = new StampWriter(BATCH, 3);
        BinaryMessageDecoder<GenericRecord> avro =
                new BinaryMessageDecoder<>(GenericData.get(), io.crossfoot.schema.Stamp.getClassSchema());

        // When
        byte[] bytes = writer.write("0000001", Long.MAX_VALUE, 300);

        // Then
        GenericRecord stamp = avro.decode(bytes);
        assertThat(stamp.get("batch")).hasToString(BATCH.toString());
        assertThat(stamp.get("section")).hasToString("0000001");
        assertThat(stamp.get("task")).isEqualTo(3);
        assertThat(stamp.get("sequence")).isEqualTo(Long.MAX_VALUE);
        assertThat(stamp.get("partitionSequence")).isEqualTo(300L);
    }

    @Test
    void isReadAsAvroWroteIt() throws IOException {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        StampReader reader = new StampReader();
        for (int i = 0; i < 1_000; i++) {
            io.crossfoot.schema.Stamp stamp = new io.crossfoot.schema.Stamp(
                    "batch" + random.nextInt(3),
                    "ä".repeat(random.nextInt(3)),
                    random.nextInt(2),
                    random.nextLong() >>> random.nextInt(64),
                    random.nextLong() >>> random.nextInt(64));

            // When
            Stamp read = reader.read(encoded(stamp));

            // Then
            assertThat(read)
                    .as("seed %d", seed)
                    .isEqualTo(new Stamp(
                            stamp.getBatch(),
                            stamp.getSection(),
                            stamp.getTask(),
                            stamp.getSequence(),
                            stamp.getPartitionSequence()));
        }
    }

    @Test
    void isReadRightWhenTheSectionChangesBackAndForth() {
        // Given
        StampWriter writer = new StampWriter(BATCH, 0);
        StampReader reader = new StampReader();

        // When // Then
        for (String section : new String[] {"a", "b", "b", "", "a", "ab"}) {
            assertThat(reader.read(writer.write(section, 7, 8)))
                    .isEqualTo(new Stamp(BATCH.toString(), section, 0, 7, 8));
        }
    }

    @Test
    void isRefusedWhenItIsCutOff() {
        // Given
        byte[] whole = new StampWriter(BATCH, 0).write("0000001", 1_000, 1_000);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);

            // When // Then
            assertThatThrownBy(() -> new StampReader().read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("Broken Avro.*|Not a stamp.*");
        }
    }

    @Test
    void mustBeAmongTheHeaders() {
        // Given
        RecordHeaders headers = new RecordHeaders();

        // When // Then
        assertThatThrownBy(() -> EventHeaders.of(headers).stamp())
                .hasMessageContaining("without the header crossfoot-stamp");
        assertThat(EventHeaders.of(headers).isMarker()).isFalse();
        assertThat(EventHeaders.of(headers.add(EventHeaders.BLOCK, new byte[0])).isBlock())
                .isTrue();
    }

    @Test
    void isKnownByItsBytesWhateverStandsBesideIt() {
        // Given
        byte[] stamp = new StampWriter(BATCH, 0).write("", 1, 0);
        RecordHeaders alone = new RecordHeaders();
        alone.add(EventHeaders.STAMP, stamp);
        RecordHeaders traced = new RecordHeaders();
        traced.add("traceparent", new byte[] {1, 2}).add(EventHeaders.STAMP, stamp);
        RecordHeaders onlyTraced = new RecordHeaders();
        onlyTraced.add("traceparent", new byte[] {1, 2});

        // When // Then
        assertThat(EventHeaders.of(alone).stamp()).isEqualTo(stamp);
        assertThat(EventHeaders.of(traced).stamp()).isEqualTo(stamp);
        assertThatThrownBy(() -> EventHeaders.of(onlyTraced).stamp())
                .hasMessageContaining("without the header crossfoot-stamp");
    }

    private static byte[] encoded(io.crossfoot.schema.Stamp stamp) throws IOException {
        ByteBuffer message = new BinaryMessageEncoder<io.crossfoot.schema.Stamp>(
                        SpecificData.get(), io.crossfoot.schema.Stamp.getClassSchema())
                .encode(stamp);
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        return bytes;
    }
}
