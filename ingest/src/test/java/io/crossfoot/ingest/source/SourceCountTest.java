package io.crossfoot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SectionIds;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.Problem;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.SectionReport;
import io.crossfoot.schema.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;

class SourceCountTest {

    private static final Feed FEED = ConfigReader.read("""
            name: payments
            key: [id]
            format:
              delimited:
                type: Payment
                records:
                  - {name: start, role: section-header, tag: S, columns: [{name: id_of_section}], section: id_of_section}
                  - name: payment
                    role: detail
                    columns: [{name: id, type: integer}, {name: currency}, {name: amount, type: decimal}]
                controls:
                  section: {rows: records, dollars: "amount[USD]"}
                  file: {rows: records, parts: sections, hash: hash, euros: "amount[EUR]"}
            totals:
              - {name: amount, sum: amount, currency: currency}
              - {name: hash, sum: id, modulo: 100}
            """, "feed", Feed.class);

    private final SourceCount count = new SourceCount(FEED);

    @Test
    void countsPerSectionAndForTheFile() {
        // Given
        count.passed(payment(1, "a", 70, "USD", 150));
        count.passed(payment(2, "a", 80, "USD", 50));
        count.sectionEnded(new SectionEnded("a", Map.of("rows", "2", "dollars", "2.00"), Map.of()));
        count.sectionEnded(new SectionEnded("b", Map.of("rows", "1"), Map.of()));
        count.passed(payment(5, "", 1, "USD", 1));

        // When
        SourceReport report = count.ended(new SourceEnded(Map.of("hash", "51"), Map.of(), List.of(), 0));

        // Then
        assertThat(report.sections())
                .extracting(SectionReport::getId, section -> section.getPassed().getRecords())
                .containsExactly(tuple("a", 2L), tuple("b", 0L));
        assertThat(report.sections().get(0).getControls())
                .containsExactly(
                        new ControlValue("rows", "2", "2", true, ""),
                        new ControlValue("dollars", "2.00", "2.00", true, ""));
        assertThat(report.sections().get(1).getControls())
                .containsExactly(
                        new ControlValue("rows", "1", "0", true, ""), new ControlValue("dollars", null, "0", true, ""));
        assertThat(report.controls())
                .containsExactly(
                        new ControlValue("rows", null, "3", true, ""),
                        new ControlValue("parts", null, "2", true, ""),
                        new ControlValue("hash", "51", "51", true, ""),
                        new ControlValue("euros", null, "0", true, ""));
        assertThat(report.passed().getTotals()).containsEntry("hash", "151").containsEntry("amount[USD]", "2.01");
    }

    @Test
    void countsWhatCouldBeReadOfARejectedRecord() {
        // Given
        GenericData.Record partial = new GenericData.Record(FEED.eventSchema());
        partial.put("id", 7L);

        // When
        Tally one = count.rejected(new RejectedRecord(3, 0, 9, "a", RejectCategory.FIELD, "why", "raw", partial));

        // Then
        assertThat(one).isEqualTo(new Tally(1L, Map.of("hash", "7"), 0L, 0L));
        assertThat(count.records()).isEqualTo(1);
        assertThat(count.rejected()).isEqualTo(one);
        assertThat(count.passed().getRecords()).isZero();
    }

    @Test
    void refusesMoreSectionsThanThereIsRoomForAndCountsTheirRecordsAllTheSame() {
        // Given
        for (int i = 0; i < SectionIds.MOST; i++) {
            count.sectionEnded(new SectionEnded(Integer.toString(i), Map.of(), Map.of()));
        }
        for (int i = 0; i < 2; i++) {
            count.passed(payment(i, "further sections", 1, "USD", 1));
            count.sectionEnded(new SectionEnded("further sections", Map.of(), Map.of()));
        }

        // When
        SourceReport report = count.ended(new SourceEnded(Map.of(), Map.of(), List.of(), 0));

        // Then
        assertThat(report.sections()).hasSize(SectionIds.MOST);
        assertThat(report.passed().getRecords()).isEqualTo(2);
        assertThat(report.controls()).contains(new ControlValue("parts", null, "50002", true, ""));
        assertThat(report.problems())
                .containsExactly(new Problem(
                        "file",
                        "has 50002 sections, of which only 50000 can be told apart; deliver it as several files"));
    }

    @Test
    void takesInWhatWasCountedAsItWasSent() {
        // Given
        RunningTally sent = RunningTally.of(new Tally(2L, Map.of("hash", "150"), 7L, 9L));
        count.passed(payment(1, "a", 70, "USD", 150));

        // When
        count.passed("a", sent);

        // Then
        assertThat(count.passed()).isEqualTo(new Tally(3L, Map.of("hash", "220", "amount[USD]", "1.50"), 7L, 9L));
    }

    private static SourceRecord payment(long sequence, String section, long id, String currency, int cents) {
        GenericData.Record payment = new GenericData.Record(FEED.eventSchema());
        payment.put("id", id);
        payment.put("currency", currency);
        payment.put("amount", ByteBuffer.allocate(4).putInt(cents).flip());
        AvroBuffer event = new AvroBuffer();
        try {
            new AvroWriter().write(payment, event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SourceRecord(sequence, sequence * 10, section, event);
    }
}
