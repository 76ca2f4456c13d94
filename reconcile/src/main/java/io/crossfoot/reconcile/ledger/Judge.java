package io.crossfoot.reconcile.ledger;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.balance.SourceRules;
import io.crossfoot.common.config.CountOrShare;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.ledger.LedgerEntry;
import java.util.List;
import java.util.Optional;

/**
 * Judges a batch by all the evidence there is. The stages are gone through in the order in which the records pass them,
 * so the first break names the first stage that does not balance:
 *
 * <ol>
 *   <li>source: what the source states against what was read of it;
 *   <li>continuity: what its statements open with against what those before closed with ({@link ContinuityRules});
 *   <li>ingest and audit: what was sent against what is in the log ({@link LogRules});
 *   <li>each aggregate: what is in the log against what its groups add up to, and these against what was published
 *       ({@link AggregateRules}).
 * </ol>
 *
 * <p>Where evidence is lacking, the break says whose, the rest is compared all the same, and the outcome is incomplete.
 */
final class Judge {

    /** Version of these rules; stands in every verdict. */
    static final String RULES = "2";

    private final Reports reports;
    private final Evidence evidence;
    private final Optional<Feed> feed;
    private final Breaks breaks = new Breaks();

    private Judge(LedgerEntry entry, Evidence evidence, Optional<Feed> feed) {
        this.reports = new Reports(entry);
        this.evidence = evidence;
        this.feed = feed;
    }

    /** Judges the batch; the feed is empty if this app has no description of it. */
    static Judgement judge(LedgerEntry entry, Evidence evidence, Optional<Feed> feed) {
        return new Judge(entry, evidence, feed).judge(entry);
    }

    private Judgement judge(LedgerEntry entry) {
        SourceReport source = evidence.source();
        if (feed.isEmpty()) {
            breaks.add(
                    "feed",
                    SourceRules.STAGE,
                    "reconcile",
                    "feed of batch " + entry.getBatch(),
                    "",
                    "no such feed is known here: add its file to the folder of feeds and restart");
        }
        if (reports.tasksEnded()) {
            checkSource(source);
        }
        feed.ifPresent(known -> new ContinuityRules(known.continuity())
                .check(reports.isContinued(known), evidence.continuity(), breaks));
        List<Aggregate> aggregates = feed.map(Feed::aggregates).orElse(List.of());
        new LogRules(evidence, reports, breaks).check(entry.getStarted() != null, reports.isSummedUp(feed), source);
        AggregateRules aggregateRules = new AggregateRules(evidence, reports, breaks);
        aggregates.forEach(aggregateRules::check);
        long breaksBeforePublishing = breaks.count();
        aggregates.forEach(aggregateRules::checkPublished);
        return new Judgement(
                outcome(source), breaks.kept(), breaks.count(), published(aggregates, breaksBeforePublishing));
    }

    private void checkSource(SourceReport source) {
        breaks.addAll(SourceRules.compare(SourceRules.WHOLE, reports.controls()));
        evidence.files().forEach(file -> breaks.addAll(SourceRules.differences(file.name(), file.report())));
        CountOrShare rejectsAllowed = feed.map(Feed::rejectsAllowed).orElse(CountOrShare.count(0));
        SourceRules.rejects(source, rejectsAllowed).ifPresent(found -> breaks.addAll(List.of(found)));
    }

    private Outcome outcome(SourceReport source) {
        boolean complete = feed.filter(reports::complete).isPresent();
        return complete ? SourceRules.outcome(source, states(), breaks.kept()) : Outcome.INCOMPLETE;
    }

    /** Whether something is stated of all that was read: of the whole, or of each file. */
    private boolean states() {
        return SourceReport.states(reports.controls()) || evidence.states();
    }

    private boolean published(List<Aggregate> aggregates, long breaksBeforePublishing) {
        return breaks.count() == breaksBeforePublishing
                && aggregates.stream().allMatch(aggregate -> reports.isWhole(Stages.publish(aggregate)));
    }
}
