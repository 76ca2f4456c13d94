package io.crossfoot.reconcile.continuity;

import io.crossfoot.schema.ContinuityGap;
import io.crossfoot.schema.ContinuityReport;
import io.crossfoot.schema.continuity.AccountBalances;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the statements of a batch with those before them, account by account. */
final class Comparison {

    /** A gap has some 300 bytes, and all of them stand in one message. */
    private static final int MOST_GAPS = 500;

    private final List<ContinuityGap> gaps = new ArrayList<>();
    private int compared;
    private int balanceGaps;
    private int numberGaps;

    private Comparison() {}

    /**
     * Compares a batch of which the chains know all accounts.
     *
     * @param at when the latest word was given that the chains rest on
     */
    static ContinuityReport of(String batch, BalanceChains chains, Instant at) {
        Comparison comparison = new Comparison();
        for (AccountBalances balances : chains.of(batch)) {
            Optional<AccountBalances> before = chains.before(balances);
            before.ifPresent(known -> comparison.compare(known, balances));
        }
        return new ContinuityReport(
                batch, comparison.compared, comparison.gaps, comparison.balanceGaps, comparison.numberGaps, at);
    }

    private void compare(AccountBalances before, AccountBalances now) {
        compared++;
        String missing = StatementNumbers.between(before.getLastStatement(), now.getFirstStatement());
        boolean differs = new BigDecimal(before.getClosing()).compareTo(new BigDecimal(now.getOpening())) != 0;
        balanceGaps += differs ? 1 : 0;
        numberGaps += missing.isEmpty() ? 0 : 1;
        if ((differs || !missing.isEmpty()) && gaps.size() < MOST_GAPS) {
            gaps.add(new ContinuityGap(
                    now.getAccount(),
                    now.getCurrency(),
                    before.getBatch(),
                    before.getLastStatement(),
                    before.getClosing(),
                    now.getFirstStatement(),
                    now.getOpening(),
                    missing));
        }
    }
}
