package io.crossfoot.common.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class StampTest {

    private static final BatchId BATCH = new BatchId("ach", LocalDate.of(2026, 11, 22), 1, 1);

    @Test
    void isWrittenSoThatAvroReadsIt() throws IOException {
        // Given
        StampWriter writer = new StampWriter(BATCH, 3);
        GenericDatumReader<GenericRecord> avro = new GenericDatumReader<>(io.crossfoot.schema.Stamp.getClassSchema());

        // When
        byte[] bytes = writer.write("0000001", Long.MAX_VALUE, 300);

        // Then
        GenericRecord stamp = avro.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
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
                    .hasMessageContaining("Broken Avro");
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

    private static byte[] encoded(io.crossfoot.schema.Stamp stamp) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<>(io.crossfoot.schema.Stamp.class).write(stamp, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
