package io.crossfoot.reconcile.continuity;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.continuity.AccountBalances;

/**
 * Keys whose order is that of what they stand for. An account may be any text, so its length stands before it: no account's
 * key is then the beginning of another's.
 */
final class ChainKeys {

    /** Behind all that keys are made of from there on. */
    private static final char LAST = '~';

    private ChainKeys() {}

    static String account(AccountBalances balances) {
        return "account/" + BatchId.parse(balances.getBatch()).feed() + '/' + ofAccount(balances) + '/';
    }

    /** The account's place in the order of batches, whatever the revision. */
    static String delivery(AccountBalances balances) {
        BatchId batch = BatchId.parse(balances.getBatch());
        return account(balances) + batch.businessDate() + '/' + ordered(batch.sequence()) + '/';
    }

    static String inChain(AccountBalances balances) {
        return delivery(balances) + ordered(BatchId.parse(balances.getBatch()).revision());
    }

    static String batch(String batch) {
        return "batch/" + batch + '#';
    }

    static String inBatch(AccountBalances balances) {
        return batch(balances.getBatch()) + ofAccount(balances);
    }

    static String report(String batch) {
        return "report/" + batch;
    }

    /** Behind all keys that begin so. */
    static String endOf(String beginning) {
        return beginning + LAST;
    }

    private static String ofAccount(AccountBalances balances) {
        return balances.getAccount().length() + "/" + balances.getAccount() + '/' + balances.getCurrency();
    }

    private static String ordered(int number) {
        return "%010d".formatted(number);
    }
}
