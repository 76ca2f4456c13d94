package io.crossfoot.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.bench.data.LedgerGenerator;
import io.crossfoot.bench.data.LedgerSpec;
import io.crossfoot.common.block.BlockReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageFileTest {

    private static final int RECORDS = 10_000;
    private static final int PARTITIONS = 3;
    private static final int PREFIX = 5;

    private static final Schema EVENT = new Schema.Parser().parse("""
            {"type": "record", "name": "LedgerEntry", "namespace": "io.crossfoot.events", "fields": [
              {"name": "id", "type": "long"},
              {"name": "account", "type": "long"},
              {"name": "event_time", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "type", "type": "string"},
              {"name": "amount", "type": {"type": "bytes", "logicalType": "decimal", "precision": 18, "scale": 2}},
              {"name": "currency", "type": "string"},
              {"name": "text", "type": "string"}]}
            """);

    @TempDir
    private Path folder;

    private final long seed = new Random().nextLong();

    MessageFileTest() {
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
    }

    @Test
    void recordsAreTheFilesLinesKeyedByAccount() throws IOException {
        // Given
        Path ledger = LedgerGenerator.fileIn(folder, LedgerSpec.of(RECORDS, 500, seed));
        Path target = folder.resolve("records");
        // When
        MessageFile.writeRecords(ledger, PARTITIONS, target);
        // Then
        List<String> lines = Files.readAllLines(ledger);
        List<ProducerRecord<byte[], byte[]>> messages = read(target);
        assertThat(messages).hasSize(RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            ProducerRecord<byte[], byte[]> message = messages.get(i);
            assertThat(line(message.value(), PREFIX)).isEqualTo(lines.get(i + 1));
            assertThat(text(message.key())).isEqualTo(lines.get(i + 1).split(",", -1)[1]);
            assertThat(message.partition()).isEqualTo(partition(message.key()));
        }
    }

    @Test
    void blocksHoldTheSameRecordsAsTheMessagesOfOneRecordDo() throws IOException {
        // Given
        Path ledger = LedgerGenerator.fileIn(folder, LedgerSpec.of(RECORDS, 500, seed));
        Path target = folder.resolve("blocks");
        // When
        MessageFile.writeBlocks(ledger, PARTITIONS, target);
        // Then
        List<String> found = new ArrayList<>();
        BlockReader reader = new BlockReader();
        for (ProducerRecord<byte[], byte[]> block : read(target)) {
            int records = reader.moveTo(block.value());
            for (int i = 0; i < records; i++) {
                byte[] key = cut(block.value(), reader.keyStart(i), reader.keyLength(i));
                assertThat(block.partition()).isEqualTo(partition(key));
                found.add(line(cut(block.value(), reader.start(i), reader.length(i)), 0));
            }
        }
        List<String> lines = Files.readAllLines(ledger);
        assertThat(found).containsExactlyInAnyOrderElementsOf(lines.subList(1, RECORDS + 1));
        assertThat(read(target)).as("64 KiB each").hasSizeBetween(RECORDS * 60 / 65_536, RECORDS * 100 / 65_536 + 3);
    }

    private static byte[] cut(byte[] bytes, int start, int length) {
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    /** The messages; the key is empty where there is none. */
    private static List<ProducerRecord<byte[], byte[]>> read(Path file) throws IOException {
        List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            for (int partition = in.readInt(); partition != MessageFile.END; partition = in.readInt()) {
                int keyLength = in.readInt();
                int valueLength = in.readInt();
                byte[] key = in.readNBytes(Math.max(keyLength, 0));
                messages.add(new ProducerRecord<>("floor", partition, key, in.readNBytes(valueLength)));
            }
        }
        return messages;
    }

    private static String line(byte[] bytes, int offset) {
        try {
            GenericRecord event = new GenericDatumReader<GenericRecord>(EVENT)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null));
            byte[] amount = ((ByteBuffer) event.get("amount")).array();
            return "%s,%s,%s,%s,%s,%s,%s"
                    .formatted(
                            event.get("id"),
                            event.get("account"),
                            Instant.ofEpochMilli((Long) event.get("event_time")),
                            event.get("type"),
                            new BigDecimal(new BigInteger(amount), 2).toPlainString(),
                            event.get("currency"),
                            event.get("text"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int partition(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
