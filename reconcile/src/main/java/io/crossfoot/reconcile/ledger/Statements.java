package io.crossfoot.reconcile.ledger;

import io.crossfoot.schema.AccountStatement;
import io.crossfoot.schema.SectionReport;
import io.crossfoot.schema.TaskEnded;
import io.crossfoot.schema.continuity.AccountBalances;
import io.crossfoot.schema.continuity.BatchBalances;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The statements of a batch, as far as other batches are concerned: where each account begins and where it ends. Whether
 * the statements between go on from one another is for the reader of the file to say.
 */
final class Statements {

    /** An account takes some 200 bytes, and a message should stay well below a megabyte. */
    private static final int ACCOUNTS_IN_A_PART = 1_000;

    private record Account(String number, String currency) {}

    private Statements() {}

    static boolean isStatedIn(TaskEnded report) {
        return report.getSections().stream()
                .anyMatch(section -> !section.getStatements().isEmpty());
    }

    /** What the batch states, in parts. */
    static List<BatchBalances> balances(String batch, Evidence evidence) {
        List<AccountBalances> accounts = accounts(batch, evidence);
        int parts = (accounts.size() + ACCOUNTS_IN_A_PART - 1) / ACCOUNTS_IN_A_PART;
        return IntStream.range(0, parts)
                .mapToObj(part -> new BatchBalances(batch, part, parts, part(accounts, part)))
                .toList();
    }

    private static List<AccountBalances> accounts(String batch, Evidence evidence) {
        Map<Account, AccountBalances> accounts = new LinkedHashMap<>();
        for (TaskEnded task : evidence.tasks()) {
            for (SectionReport section : task.getSections()) {
                section.getStatements().forEach(statement -> add(accounts, batch, statement));
            }
        }
        return new ArrayList<>(accounts.values());
    }

    private static void add(Map<Account, AccountBalances> accounts, String batch, AccountStatement statement) {
        AccountBalances balances = accounts.computeIfAbsent(
                new Account(statement.getAccount(), statement.getCurrency()), unseen -> begun(batch, statement));
        balances.setLastStatement(statement.getNumber());
        balances.setClosing(statement.getClosing());
    }

    private static AccountBalances begun(String batch, AccountStatement statement) {
        return new AccountBalances(
                batch,
                statement.getAccount(),
                statement.getCurrency(),
                statement.getNumber(),
                statement.getOpening(),
                statement.getNumber(),
                statement.getClosing());
    }

    private static List<AccountBalances> part(List<AccountBalances> accounts, int part) {
        int from = part * ACCOUNTS_IN_A_PART;
        return accounts.subList(from, Math.min(accounts.size(), from + ACCOUNTS_IN_A_PART));
    }
}
