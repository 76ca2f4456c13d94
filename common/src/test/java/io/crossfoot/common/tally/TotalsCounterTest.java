package io.crossfoot.common.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;

class TotalsCounterTest {

    private static final Schema SCHEMA =
            SchemaBuilder.record("Order").fields().requiredLong("amount").endRecord();

    private final TotalsCounter counter = new TotalsCounter(SCHEMA, List.of(TotalDefinition.sum("amount", "amount")));

    @Test
    void keepsTalliesApartThatTakeTurns() {
        // Given
        RunningTally one = counter.newTally();
        RunningTally other = counter.newTally();
        // When
        counter.count(order(1), one);
        counter.count(order(10), other);
        counter.count(order(100), one);
        // Then
        assertThat(one.toAvro().getTotals()).containsEntry("amount", "101");
        assertThat(other.toAvro().getTotals()).containsEntry("amount", "10");
    }

    @Test
    void goesOnWithTallyAfterMakingAnother() {
        // Given
        RunningTally tally = counter.newTally();
        counter.count(order(1), tally);
        // When
        RunningTally untouched = counter.newTally();
        counter.count(order(10), tally);
        // Then
        assertThat(tally.toAvro().getTotals()).containsEntry("amount", "11");
        assertThat(untouched.toAvro().getTotals()).containsEntry("amount", "0");
    }

    private static IndexedRecord order(long amount) {
        return new GenericRecordBuilder(SCHEMA).set("amount", amount).build();
    }
}
