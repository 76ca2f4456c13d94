package io.crossfoot.common.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.field.RecordFields;
import io.crossfoot.schema.Tally;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class TotalsCounterTest {

    private static final Schema PAYMENT = new Schema.Parser().parse("""
                    {"type": "record", "name": "Payment", "fields": [
                      {"name": "account", "type": "long"},
                      {"name": "side", "type": "string"},
                      {"name": "currency", "type": ["null", "string"], "default": null},
                      {"name": "amount", "type": ["null", {"type": "bytes", "logicalType": "decimal", "precision": 38, "scale": 2}]}
                    ]}""");

    private static final RecordFields FIELDS =
            new RecordFields(PAYMENT, List.of("account", "side", "currency", "amount"));

    private static final TotalDefinition DEBITS =
            TotalDefinition.sum("debits", "amount").when("side", "DEBIT");
    private static final TotalDefinition HASH =
            TotalDefinition.sum("hash", "account").modulo(BigInteger.valueOf(100));

    @Test
    void addsWhatTheConditionHoldsFor() {
        // Given
        TotalsCounter counter = new TotalsCounter(PAYMENT, List.of(DEBITS, HASH));
        RunningTally tally = counter.newTally();

        // When
        counter.count(FIELDS.of(payment(60, "DEBIT", "1.50")), tally);
        counter.count(FIELDS.of(payment(70, "CREDIT", "9.00")), tally);

        // Then
        assertThat(tally.records()).isEqualTo(2);
        assertThat(tally.toAvro().getTotals()).isEqualTo(Map.of("debits", "1.50", "hash", "130"));
        assertThat(HASH.reduced(tally.total("hash", 0).value())).isEqualByComparingTo("30");
    }

    @Test
    void showsZeroForWhatNothingWasAddedTo() {
        // Given
        TotalsCounter counter = new TotalsCounter(PAYMENT, List.of(DEBITS, HASH));

        // When
        Tally tally = counter.newTally().toAvro();

        // Then
        assertThat(tally.getTotals()).isEqualTo(Map.of("debits", "0.00", "hash", "0"));
    }

    @Test
    void keepsATotalForEachCurrency() {
        // Given
        TotalDefinition byCurrency =
                new TotalDefinition("amount", "amount", Optional.empty(), Optional.empty(), Optional.of("currency"));
        TotalsCounter counter = new TotalsCounter(PAYMENT, List.of(byCurrency));
        RunningTally tally = counter.newTally();

        // When
        counter.count(FIELDS.of(paymentIn("USD", "1.50")), tally);
        counter.count(FIELDS.of(paymentIn("EUR", "2.00")), tally);
        counter.count(FIELDS.of(paymentIn("USD", "0.50")), tally);
        counter.count(FIELDS.of(paymentIn("CHF", null)), tally);

        // Then
        assertThat(tally.toAvro().getTotals()).isEqualTo(Map.of("amount[USD]", "2.00", "amount[EUR]", "2.00"));
        assertThat(byCurrency.names("amount[USD]")).isTrue();
        assertThat(byCurrency.names("amount")).isFalse();
    }

    @Test
    void countsTheSameWhetherOrNotAvroConvertedTheAmount() {
        // Given
        TotalsCounter counter = new TotalsCounter(PAYMENT, List.of(DEBITS));
        RunningTally tally = counter.newTally();
        for (String amount : List.of("0.00", "-0.01", "1.27", "1.28", "-1.29", "123456789012345678901234567890.12")) {
            GenericData.Record converted = payment(1, "DEBIT", "0");
            converted.put("amount", new BigDecimal(amount));

            // When
            RunningTally one = counter.newTally();
            counter.count(FIELDS.of(payment(1, "DEBIT", amount)), one);
            RunningTally other = counter.newTally();
            counter.count(FIELDS.of(converted), other);

            // Then
            assertThat(one).hasToString(other.toString());
            assertThat(one.total("debits", 2)).hasToString(amount);
        }
        assertThat(tally.records()).isZero();
    }

    @Test
    void countsIntoSeveralTalliesInTurn() {
        // Given
        TotalsCounter counter = new TotalsCounter(PAYMENT, List.of(DEBITS));
        RunningTally first = counter.newTally();
        RunningTally second = counter.newTally();

        // When
        counter.count(FIELDS.of(payment(1, "DEBIT", "1.00")), first);
        counter.count(FIELDS.of(payment(1, "DEBIT", "2.00")), second);
        counter.count(FIELDS.of(payment(1, "DEBIT", "4.00")), first);
        first.add(second);

        // Then
        assertThat(first).hasToString("3 records {debits=7.00} 00000000000000000000000000000000");
        assertThat(RunningTally.of(first.toAvro())).hasToString(first.toString());
    }

    @Test
    void goesOnWithATallyAfterMakingAnother() {
        // Given
        TotalsCounter counter = new TotalsCounter(PAYMENT, List.of(DEBITS));
        RunningTally tally = counter.newTally();
        counter.count(FIELDS.of(payment(1, "DEBIT", "1.00")), tally);

        // When
        RunningTally untouched = counter.newTally();
        counter.count(FIELDS.of(payment(1, "DEBIT", "2.00")), tally);

        // Then
        assertThat(tally.toAvro().getTotals()).containsEntry("debits", "3.00");
        assertThat(untouched.toAvro().getTotals()).containsEntry("debits", "0.00");
    }

    @Test
    void refusesATotalOfAFieldThatIsMissingOrNoNumber() {
        // Given
        List<TotalDefinition> missing = List.of(TotalDefinition.sum("total", "amuont"));
        List<TotalDefinition> text = List.of(TotalDefinition.sum("total", "side"));

        // When // Then
        assertThatThrownBy(() -> new TotalsCounter(PAYMENT, missing))
                .hasMessage("Type Payment has no field 'amuont'; it has [account, side, currency, amount]");
        assertThatThrownBy(() -> new TotalsCounter(PAYMENT, text))
                .hasMessageContaining("Field 'side' cannot be added up");
    }

    private static GenericData.Record payment(long account, String side, String amount) {
        return new GenericRecordBuilder(PAYMENT)
                .set("account", account)
                .set("side", new Utf8(side))
                .set("amount", bytes(amount))
                .build();
    }

    private static GenericData.Record paymentIn(String currency, String amount) {
        GenericData.Record payment = payment(1, "DEBIT", "0");
        payment.put("currency", currency);
        payment.put("amount", amount == null ? null : bytes(amount));
        return payment;
    }

    private static ByteBuffer bytes(String amount) {
        return ByteBuffer.wrap(
                new BigDecimal(amount).setScale(2).unscaledValue().toByteArray());
    }
}
