package io.crossfoot.common.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class BlockTest {

    private static final Schema RECORD = SchemaBuilder.record("Payment")
            .namespace("test")
            .fields()
            .requiredString("id")
            .requiredLong("cents")
            .endRecord();

    private record Event(long sequence, String key, String id, long cents) {

        byte[] encoded() throws IOException {
            GenericData.Record record = new GenericData.Record(RECORD);
            record.put("id", new Utf8(id));
            record.put("cents", cents);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<>(RECORD).write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        }
    }

    @Test
    void isWhatAvroReadsByTheBlocksSchema() throws IOException {
        // Given
        List<Event> events = randomEvents(new Random(1), 50);

        // When
        byte[] message = written(events, new BlockWriter());

        // Then
        GenericRecord block = new GenericDatumReader<GenericRecord>(BlockSchema.of(RECORD))
                .read(null, DecoderFactory.get().binaryDecoder(message, 5, message.length - 5, null));
        assertThat(ByteBuffer.wrap(message).get()).isZero();
        assertThat(ByteBuffer.wrap(message).getInt(1)).isEqualTo(77);
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            GenericRecord record = (GenericRecord) item(block, "records", i);
            assertThat(item(block, "sequences", i)).isEqualTo(event.sequence());
            assertThat(item(block, "keys", i)).isEqualTo(ByteBuffer.wrap(bytes(event.key())));
            assertThat(item(block, "lengths", i)).isEqualTo(event.encoded().length);
            assertThat(record.get("id")).hasToString(event.id());
            assertThat(record.get("cents")).isEqualTo(event.cents());
        }
    }

    @Test
    void givesBackTheVeryBytesOfEveryRecord() throws IOException {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        BlockWriter writer = new BlockWriter();
        for (int round = 0; round < 100; round++) {
            List<Event> events = randomEvents(random, random.nextInt(100));

            // When
            List<Event> read = read(written(events, writer));

            // Then
            assertThat(read).as("seed %d, round %d", seed, round).isEqualTo(events);
            assertThat(writer.count()).isZero();
            assertThat(writer.size()).isZero();
        }
    }

    @Test
    void isRefusedWhenItIsCutOffOrDamaged() throws IOException {
        // Given
        byte[] message = written(randomEvents(new Random(1), 3), new BlockWriter());

        for (int length = 5; length < message.length - 1; length++) {
            byte[] cut = Arrays.copyOf(message, length);

            // When // Then
            assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Object item(GenericRecord block, String field, int index) {
        return ((List<?>) block.get(field)).get(index);
    }

    private static byte[] written(List<Event> events, BlockWriter writer) throws IOException {
        for (Event event : events) {
            byte[] encoded = event.encoded();
            byte[] padded = new byte[encoded.length + 9];
            System.arraycopy(encoded, 0, padded, 5, encoded.length);
            writer.add(event.sequence(), bytes(event.key()), padded, 5, encoded.length);
        }
        return writer.drain(77);
    }

    private static List<Event> read(byte[] message) {
        List<Event> events = new ArrayList<>();
        BlockReader block = new BlockReader();
        int records = block.moveTo(message);
        for (int i = 0; i < records; i++) {
            GenericRecord record = decoded(message, block.start(i), block.length(i));
            events.add(new Event(
                    block.sequence(i),
                    new String(message, block.keyStart(i), block.keyLength(i), StandardCharsets.UTF_8),
                    record.get("id").toString(),
                    (Long) record.get("cents")));
        }
        return events;
    }

    private static GenericRecord decoded(byte[] message, int offset, int length) {
        try {
            return new GenericDatumReader<GenericRecord>(RECORD)
                    .read(null, DecoderFactory.get().binaryDecoder(message, offset, length, null));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Event> randomEvents(Random random, int number) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            events.add(new Event(
                    random.nextLong() >>> random.nextInt(64),
                    "k".repeat(random.nextInt(4)),
                    "ä".repeat(random.nextInt(100)),
                    random.nextLong()));
        }
        return events;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
