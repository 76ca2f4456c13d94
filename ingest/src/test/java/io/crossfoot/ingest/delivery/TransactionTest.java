package io.crossfoot.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionTest {

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final TransactionBounds bounds = new TransactionBounds(100, Duration.ofSeconds(1), Duration.ofSeconds(30));
    private long now;
    private final Transaction transaction = new Transaction(producer, bounds, () -> now);

    @BeforeEach
    void initialize() {
        producer.initTransactions();
    }

    @Test
    void beginsWithTheFirstMessage() {
        // When
        transaction.send(message());
        // Then
        assertThat(producer.transactionInFlight()).isTrue();
    }

    @Test
    void isDueWhenItHasGrownEnough() {
        // Given
        countRecords(99);
        boolean before = transaction.isDue();
        // When
        countRecords(1);
        // Then
        assertThat(before).isFalse();
        assertThat(transaction.isDue()).isTrue();
    }

    @Test
    void isDueWhenItHasLastedLongEnough() {
        // Given
        countRecords(64);
        boolean before = transaction.isDue();
        // When
        now = Duration.ofSeconds(1).toNanos();
        // Then
        assertThat(before).isFalse();
        assertThat(transaction.isDue()).isTrue();
    }

    @Test
    void isOldWithFewRecordsTooButNotWhenNothingIsOpen() {
        // Given
        now = Duration.ofSeconds(5).toNanos();
        boolean before = transaction.isOld();
        countRecords(1);
        // When
        now = Duration.ofSeconds(6).toNanos();
        // Then
        assertThat(before).isFalse();
        assertThat(transaction.isOld()).isTrue();
    }

    @Test
    void startsCountingAnewAfterCommit() {
        // Given
        countRecords(100);
        // When
        transaction.commit();
        // Then
        assertThat(transaction.isDue()).isFalse();
        assertThat(producer.transactionInFlight()).isFalse();
    }

    @Test
    void sendsNothingMoreOnceMessageCouldNotBeSent() {
        // Given
        producer.sendException = new TimeoutException("The buffer is full");
        // When
        var sending = assertThatThrownBy(() -> transaction.send(message()));
        // Then
        sending.isInstanceOf(KafkaException.class);
    }

    @Test
    void tellsOfMessageThatFailedMeanwhile() {
        // Given
        MockProducer<byte[], byte[]> slow =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        slow.initTransactions();
        Transaction pending = new Transaction(slow, bounds, () -> now);
        pending.send(message());
        slow.errorNext(new TimeoutException("Not stored in time"));
        // When
        var sending = assertThatThrownBy(() -> pending.send(message()));
        // Then
        sending.isInstanceOf(KafkaException.class).hasRootCauseMessage("Not stored in time");
    }

    @Test
    void leavesNothingOpenWhenTakenBack() {
        // Given
        transaction.send(message());
        // When
        transaction.abort();
        // Then
        assertThat(producer.transactionAborted()).isTrue();
        assertThat(producer.history()).isEmpty();
    }

    private void countRecords(int number) {
        for (int i = 0; i < number; i++) {
            transaction.countRecord();
        }
    }

    private static ProducerRecord<byte[], byte[]> message() {
        return new ProducerRecord<>("topic", new byte[0]);
    }
}
