package io.crossfoot.aggregate;

import static io.crossfoot.aggregate.Flow.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.Disposition;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.StageTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AggregateTopologyTest {

    private Flow flow = Flow.start();

    @AfterEach
    void stop() {
        flow.close();
    }

    @Test
    void tellsWhatTheGroupsAddUpToWhenTheBatchHasEnded() {
        // Given
        Orders orders = flow.deliver()
                .sell("north", "2026-11-20", "10.00")
                .send(Orders.order("north", "2026-11-21", "RETURN", "-2.50"))
                .sell("south", "2026-11-22", null);

        // When
        orders.end();

        // Then
        assertThat(flow.control())
                .extracting(
                        StageTally::getStage,
                        StageTally::getRows,
                        tally -> tally.getInput().getRecords(),
                        tally -> tally.getInput().getTotals().toString())
                .containsExactlyInAnyOrder(
                        tuple("aggregate/by-shop", 2L, 3L, "{by-shop/amount=7.50, by-shop/returned=-2.50}"),
                        tuple("aggregate/weekly", 1L, 3L, "{weekly/amount=7.50}"));
        assertThat(flow.rows("by-shop")).isEmpty();
        assertThat(flow.rejects()).isEmpty();
    }

    @Test
    void publishesWhenTheBatchIsReleased() {
        // Given
        flow.deliver()
                .sell("north", "2026-11-18", "10.00")
                .send(Orders.order("north", "2026-11-19", "RETURN", "-2.50"))
                .sell("south", "2026-11-22", "3.00")
                .end();
        flow.control();

        // When
        flow.release(BATCH);

        // Then
        assertThat(flow.rows("by-shop"))
                .containsExactlyInAnyOrder(
                        "[north] null..null 2 {amount=7.50, least=-2.50, most=10.00, returned=-2.50}",
                        "[south] null..null 1 {amount=3.00, least=3.00, most=3.00}");
        assertThat(flow.rows("weekly"))
                .containsExactlyInAnyOrder(
                        "[] 2026-11-12T00:00:00Z..2026-11-19T00:00:00Z 1 {amount=10.00}",
                        "[] 2026-11-19T00:00:00Z..2026-11-26T00:00:00Z 2 {amount=0.50}");
        assertThat(flow.control())
                .extracting(StageTally::getStage, StageTally::getRows)
                .containsExactlyInAnyOrder(tuple("publish/by-shop", 2L), tuple("publish/weekly", 2L));
        assertThat(flow.stored("groups")).isZero();
    }

    @Test
    void publishesNothingTwice() {
        // Given
        flow.deliver().sell("north", "2026-11-20", "10.00").end();
        flow.release(BATCH);
        flow.rows("by-shop");
        flow.control();

        // When
        flow.release(BATCH);

        // Then
        assertThat(flow.rows("by-shop")).isEmpty();
        assertThat(flow.control()).isEmpty();
    }

    @Test
    void publishesSliceBySlice() {
        // Given
        restart("slice: 2");
        Orders orders = flow.deliver();
        for (int shop = 0; shop < 7; shop++) {
            orders.sell("shop" + shop, "2026-11-20", "1.00");
        }
        orders.end();

        // When
        flow.release(BATCH);

        // Then
        assertThat(flow.rows("by-shop")).hasSize(7).doesNotHaveDuplicates();
        assertThat(flow.tallies("publish/by-shop"))
                .singleElement()
                .satisfies(tally -> assertThat(tally.getInput().getTotals()).containsEntry("by-shop/amount", "7.00"))
                .satisfies(tally -> assertThat(tally.getRows()).isEqualTo(7));
        assertThat(flow.stored("groups")).isZero();
    }

    @Test
    void reportsAnEmptyBatch() {
        // Given
        Orders orders = flow.deliver();

        // When
        orders.end();
        flow.release(BATCH);

        // Then
        assertThat(flow.control())
                .extracting(StageTally::getStage, StageTally::getRows)
                .containsExactlyInAnyOrder(
                        tuple("aggregate/by-shop", 0L),
                        tuple("aggregate/weekly", 0L),
                        tuple("publish/by-shop", 0L),
                        tuple("publish/weekly", 0L));
        assertThat(flow.rows("by-shop")).isEmpty();
    }

    @Test
    void waitsForTheMarkersOfAllTasks() {
        // Given
        Orders orders = flow.deliver().sell("north", "2026-11-20", "10.00");

        // When
        orders.end(1, 2);

        // Then
        assertThat(flow.control()).isEmpty();

        // When
        orders.end(0, 2);

        // Then
        assertThat(flow.tallies("aggregate/by-shop")).hasSize(1);
    }

    @Test
    void changesNothingWhenAMarkerComesAgain() {
        // Given
        Orders orders = flow.deliver().sell("north", "2026-11-20", "10.00").end();
        flow.control();

        // When
        orders.end();

        // Then
        assertThat(flow.control()).isEmpty();
    }

    @Test
    void amendsTheTallyWhenEventsComeAfterTheEnd() {
        // Given
        Orders orders = flow.deliver().sell("north", "2026-11-20", "10.00").end();
        flow.control();

        // When
        orders.sell("north", "2026-11-20", "1.00");

        // Then
        assertThat(flow.tallies("aggregate/by-shop")).singleElement().satisfies(tally -> {
            assertThat(tally.getAmendment()).isEqualTo(1);
            assertThat(tally.getInput().getTotals()).containsEntry("by-shop/amount", "11.00");
        });
    }

    @Test
    void leavesPublishedResultsAloneWhenEventsComeAfterTheRelease() {
        // Given
        Orders orders = flow.deliver().sell("north", "2026-11-20", "10.00").end();
        flow.release(BATCH);
        flow.rows("by-shop");
        flow.control();

        // When
        orders.sell("north", "2026-11-20", "1.00");

        // Then
        assertThat(flow.rows("by-shop")).isEmpty();
        assertThat(flow.tallies("aggregate/by-shop")).singleElement().satisfies(tally -> {
            assertThat(tally.getInput().getTotals()).containsEntry("by-shop/amount", "10.00");
            assertThat(tally.getDispositions().get(1).getDisposition()).isEqualTo(Disposition.LATE);
            assertThat(tally.getDispositions().get(1).getTally().getTotals()).containsEntry("by-shop/amount", "1.00");
        });
    }

    @Test
    void rejectsWhatItCannotRead() {
        // Given
        Orders orders = flow.deliver().sell("north", "2026-11-20", "10.00");

        // When
        orders.send(new byte[] {0, 0, 0, 0, 1, 77}).end();

        // Then
        assertThat(flow.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.getCategory()).isEqualTo(RejectCategory.UNREADABLE);
            assertThat(reject.getSequence()).isEqualTo(2);
        });
        assertThat(flow.tallies("aggregate/by-shop")).singleElement().satisfies(tally -> {
            assertThat(tally.getInput().getRecords()).isEqualTo(1);
            assertThat(tally.getDispositions().get(1).getDisposition()).isEqualTo(Disposition.REJECTED);
            assertThat(tally.getDispositions().get(1).getTally().getRecords()).isEqualTo(1);
        });
    }

    @Test
    void rejectsFromWindowsWhatHasNoTime() {
        // Given
        Orders orders = flow.deliver().sell("north", "2026-11-20", "10.00");

        // When
        orders.sell("north", null, "5.00").end();

        // Then
        assertThat(flow.rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.getReason()).contains("'weekly'", "'day'"));
        List<StageTally> tallies = flow.control();
        assertThat(tallies)
                .filteredOn(tally -> tally.getStage().equals("aggregate/weekly"))
                .singleElement()
                .satisfies(tally -> assertThat(
                                tally.getDispositions().get(1).getTally().getTotals())
                        .containsEntry("weekly/amount", "5.00"));
        assertThat(tallies)
                .filteredOn(tally -> tally.getStage().equals("aggregate/by-shop"))
                .singleElement()
                .satisfies(tally -> assertThat(tally.getInput().getRecords()).isEqualTo(2));
    }

    @Test
    void dropsTheGroupsOfABatchThatIsRejected() {
        // Given
        flow.deliver().sell("north", "2026-11-20", "10.00").end();

        // When
        flow.judge(BATCH, BatchState.REJECTED);
        flow.release(BATCH);

        // Then
        assertThat(flow.stored("groups")).isZero();
        assertThat(flow.rows("by-shop")).isEmpty();
    }

    @Test
    void keepsTheGroupsOfABatchThatIsHeld() {
        // Given
        flow.deliver().sell("north", "2026-11-20", "10.00").end();

        // When
        flow.judge(BATCH, BatchState.HELD);
        flow.release(BATCH);

        // Then
        assertThat(flow.rows("by-shop")).hasSize(1);
    }

    @Test
    void ignoresDecisionsOnFeedsItDoesNotKnow() {
        // Given
        flow.deliver().sell("north", "2026-11-20", "10.00").end();
        flow.control();

        // When
        flow.release(BatchId.parse("payments/2026-11-22/1/r1"));

        // Then
        assertThat(flow.control()).isEmpty();
        assertThat(flow.rows("by-shop")).isEmpty();
    }

    @Test
    void keepsBatchesApart() {
        // Given
        BatchId second = BatchId.parse("orders/2026-11-22/1/r10");
        flow.deliver().sell("north", "2026-11-20", "10.00").end();
        flow.deliver(second).sell("north", "2026-11-20", "99.00").end();

        // When
        flow.release(BATCH);

        // Then
        assertThat(flow.rows("by-shop"))
                .containsExactlyInAnyOrder("[north] null..null 1 {amount=10.00, least=10.00, most=10.00}");
        assertThat(flow.stored("by-shop.merge-groups")).isEqualTo(1);
    }

    @Test
    void comesToTheSameThoughTheHeapHoldsNextToNothing() {
        // Given
        restart("groups-on-heap: 1");
        Orders orders = flow.deliver();
        for (int i = 0; i < 30; i++) {
            orders.sell("shop" + i % 3, "2026-11-20", "1.00");
        }
        orders.end();

        // When
        flow.release(BATCH);

        // Then
        assertThat(flow.rows("by-shop"))
                .containsExactlyInAnyOrder(
                        "[shop0] null..null 10 {amount=10.00, least=1.00, most=1.00}",
                        "[shop1] null..null 10 {amount=10.00, least=1.00, most=1.00}",
                        "[shop2] null..null 10 {amount=10.00, least=1.00, most=1.00}");
    }

    @Test
    void readsEventsOfANewerTypeThanItsOwn() {
        // Given
        Schema own = Orders.FEED.eventSchema();
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field(
                "channel",
                Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING)),
                null,
                Schema.Field.NULL_DEFAULT_VALUE));
        own.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        Schema newer = Schema.createRecord(own.getName(), null, own.getNamespace(), false, fields);
        GenericRecord order = new GenericData.Record(newer);
        GenericRecord plain = Orders.order("north", "2026-11-20", "SALE", "10.00");
        own.getFields().forEach(field -> order.put(field.name(), plain.get(field.name())));
        order.put("channel", "branch");

        // When
        flow.deliver().sell("north", "2026-11-20", "5.00").send(order).end();

        // Then
        assertThat(flow.rejects()).isEmpty();
        assertThat(flow.tallies("aggregate/by-shop"))
                .singleElement()
                .satisfies(tally -> assertThat(tally.getInput().getTotals()).containsEntry("by-shop/amount", "15.00"));
    }

    @Test
    void forgetsBatchesThatHaveLongBeenDone() {
        // Given
        flow.deliver().sell("north", "2026-11-20", "10.00").end();
        flow.release(BATCH);
        int before = flow.stored("-batches");

        // When
        flow.deliver(BatchId.parse("orders/2026-12-01/1/r1"))
                .at(Instant.parse("2026-12-01T20:00:00Z"))
                .sell("north", "2026-11-30", "1.00")
                .end();

        // Then
        assertThat(before).isEqualTo(3);
        assertThat(flow.stored("-batches")).isEqualTo(3);
    }

    @Test
    void remembersBatchesThatAreHeldHoweverLong() {
        // Given
        flow.deliver().sell("north", "2026-11-20", "10.00").end();
        flow.deliver(BatchId.parse("orders/2026-12-24/1/r1"))
                .at(Instant.parse("2026-12-24T20:00:00Z"))
                .sell("north", "2026-12-20", "1.00")
                .end();

        // When
        flow.release(BATCH);

        // Then
        assertThat(flow.rows("by-shop")).hasSize(1);
    }

    private void restart(String lines) {
        flow.close();
        flow = Flow.start(lines);
    }
}
