package io.crossfoot.reconcile.rest;

import io.crossfoot.schema.Decision;
import io.crossfoot.schema.Verdict;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Takes operators' decisions, passes them on to the ledger, wherever that keeps the batch, and waits for its word on
 * them. A decision is a message among the others, so that the log tells who released what, and a replay decides alike.
 */
public final class DecisionDesk {

    private static final Duration WORD_LIMIT = Duration.ofSeconds(10);

    private final DecisionPost post;
    private final Duration wordLimit;
    private final Map<String, CompletableFuture<Verdict>> waiting = new ConcurrentHashMap<>();

    @Inject
    public DecisionDesk(DecisionPost post, VerdictBoard board) {
        this(post, board, WORD_LIMIT);
    }

    DecisionDesk(DecisionPost post, VerdictBoard board, Duration wordLimit) {
        this.post = post;
        this.wordLimit = wordLimit;
        board.watch(this::tell);
    }

    /**
     * Passes the decision on.
     *
     * @return the verdict that knows of the decision; fails with a {@link java.util.concurrent.TimeoutException} where
     *     there is none within ten seconds, and with Kafka's or the registry's error where it could not be passed on
     */
    CompletableFuture<Verdict> decide(Decision decision) {
        CompletableFuture<Verdict> word = new CompletableFuture<>();
        waiting.put(decision.getId(), word);
        post.send(decision, word::completeExceptionally);
        return word.orTimeout(wordLimit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((verdict, failure) -> waiting.remove(decision.getId()));
    }

    private void tell(Verdict verdict) {
        for (Decision decision : verdict.getDecisions()) {
            CompletableFuture<Verdict> word = waiting.get(decision.getId());
            if (word != null) {
                word.complete(verdict);
            }
        }
    }
}
