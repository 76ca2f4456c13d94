package io.crossfoot.reconcile.continuity;

import io.crossfoot.schema.ContinuityReport;
import io.crossfoot.schema.continuity.AccountBalances;
import io.crossfoot.schema.continuity.BalancesVoid;
import io.crossfoot.schema.continuity.BatchBalances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which statements go on from which. An account's statements are in the order of business date and sequence, whenever
 * they came; of the revisions of a delivery the latest counts. So a batch that comes, or no longer counts, may change
 * what is to be said of those behind it, and of no others: each is compared with what the one before states, not with
 * what became of that.
 */
final class ContinuityBook {

    private final BalanceChains chains;

    ContinuityBook(BalanceChains chains) {
        this.chains = chains;
    }

    /** Takes in the balances of a batch; the last part makes it count. What is heard again changes nothing. */
    List<ContinuityReport> hear(BatchBalances balances, Instant at) {
        if (chains.report(balances.getBatch()).isPresent()) {
            return List.of();
        }
        balances.getAccounts().forEach(chains::add);
        if (balances.getPart() < balances.getParts() - 1) {
            return List.of();
        }
        List<ContinuityReport> reports = new ArrayList<>();
        reports.add(Comparison.of(balances.getBatch(), chains, at));
        reports.forEach(chains::keep);
        reports.addAll(reportsOn(behind(balances.getBatch()), at));
        return reports;
    }

    /** Forgets the balances of a batch that no longer counts. */
    List<ContinuityReport> hear(BalancesVoid voided, Instant at) {
        Set<String> behind = behind(voided.getBatch());
        chains.remove(voided.getBatch());
        return reportsOn(behind, at);
    }

    private Set<String> behind(String batch) {
        Set<String> behind = new TreeSet<>();
        for (AccountBalances balances : chains.of(batch)) {
            behind.addAll(chains.behind(balances));
        }
        return behind;
    }

    /** What is new to say of batches that have been reported on before. */
    private List<ContinuityReport> reportsOn(Set<String> batches, Instant at) {
        List<ContinuityReport> reports = new ArrayList<>();
        for (String batch : batches) {
            chains.report(batch).flatMap(said -> amended(said, at)).ifPresent(reports::add);
        }
        reports.forEach(chains::keep);
        return reports;
    }

    private Optional<ContinuityReport> amended(ContinuityReport said, Instant at) {
        Instant latest = at.isAfter(said.getAt()) ? at : said.getAt();
        ContinuityReport report = Comparison.of(said.getBatch(), chains, latest);
        boolean same = report.getCompared() == said.getCompared()
                && report.getBalanceGaps() == said.getBalanceGaps()
                && report.getNumberGaps() == said.getNumberGaps()
                && report.getGaps().equals(said.getGaps());
        return same ? Optional.empty() : Optional.of(report);
    }
}
