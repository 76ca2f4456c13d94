package io.crossfoot.common.feed;

import io.crossfoot.common.config.CountOrShare;
import io.crossfoot.common.config.Default;
import io.crossfoot.common.tally.TotalDefinition;
import io.crossfoot.schema.Granularity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * A feed, as its YAML file describes it.
 *
 * @param name lower-case letters, digits and hyphens; stands in the names of its topics and batches
 * @param key fields of the event that make the messages' key, joined by {@code |}: what the partition is chosen by
 * @param eventTime the event's date or timestamp, for windows
 * @param granularity one message per record, or blocks of records
 * @param totals totals to be counted at every hop, beside those of the format
 * @param continuity what becomes of a batch whose statements do not go on from those of the batch before
 * @param rejectsAllowed how many rejected records a batch may have and still balance: a count, or a share of all its records
 * @param grace how long after its end a batch may lack evidence before it is judged incomplete
 * @param eventsTopic the topic of the events; {@code <name>.events} if left out
 */
public record Feed(
        String name,
        Format format,
        @Default("{}") Source source,
        List<String> key,
        Optional<String> eventTime,
        @Default("record") Granularity granularity,
        List<Total> totals,
        List<Aggregate> aggregates,
        @Default("{}") ReleasePolicy release,
        @Default("{}") ContinuityPolicy continuity,
        @Default("0") CountOrShare rejectsAllowed,
        @Default("2m") Duration grace,
        Optional<String> eventsTopic) {

    public Feed {
        key = List.copyOf(key);
        totals = List.copyOf(totals);
        aggregates = List.copyOf(aggregates);
        FeedRules.check(name, format, source, key, eventTime, totals, aggregates);
    }

    public Schema eventSchema() {
        return format.eventSchema(name);
    }

    /** All that is counted at every hop: the format's totals, the feed's, and those its aggregates must come to. */
    public List<TotalDefinition> totalDefinitions() {
        return Stream.of(
                        format.totals().stream(),
                        totals.stream().map(Total::definition),
                        aggregates.stream().flatMap(Feed::crossfootTotals))
                .flatMap(definitions -> definitions)
                .toList();
    }

    private static Stream<TotalDefinition> crossfootTotals(Aggregate aggregate) {
        return aggregate.measures().stream()
                .filter(Aggregate.Measure::isSum)
                .map(measure -> new TotalDefinition(
                        aggregate.totalOf(measure),
                        measure.field(),
                        measure.when(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** The control values that the feed's files and deliveries state, or that are counted of them. */
    public List<ControlDefinition> controlDefinitions() {
        return Stream.of(source.deliveryControls(), format.controlDefinitions(), source.controlDefinitions())
                .flatMap(List::stream)
                .toList();
    }

    public String events() {
        return eventsTopic.orElse(name + ".events");
    }

    public String rejects() {
        return name + ".rejects";
    }

    /** The topic of an aggregate's results. */
    public String results(Aggregate aggregate) {
        return name + '.' + aggregate.name();
    }
}
