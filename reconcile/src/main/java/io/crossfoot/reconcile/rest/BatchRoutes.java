package io.crossfoot.reconcile.rest;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.http.Routes;
import io.crossfoot.schema.Action;
import io.crossfoot.schema.Decision;
import io.crossfoot.schema.Verdict;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;

/** Batches, and decisions on them. The answers are described in {@code openapi.json}. */
public final class BatchRoutes implements Routes {

    private static final String BATCH = "/batches/{feed}/{date}/{sequence}/{revision}";
    private static final int BREAKS_IN_A_LIST = 20;

    private static final Comparator<Verdict> BY_NAME = Comparator.comparing(
            verdict -> BatchId.parse(verdict.getBatch()),
            Comparator.comparing(BatchId::feed)
                    .thenComparing(BatchId::businessDate)
                    .thenComparing(BatchId::sequence)
                    .thenComparing(BatchId::revision));

    private final VerdictBoard board;
    private final DecisionDesk desk;
    private final Clock clock;

    @Inject
    public BatchRoutes(VerdictBoard board, DecisionDesk desk, Clock clock) {
        this.board = board;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routing) {
        routing.get("/batches", this::list);
        routing.get(BATCH, this::show);
        routing.post(BATCH + "/hold", context -> decide(context, Action.HOLD));
        routing.post(BATCH + "/release", context -> decide(context, Action.RELEASE));
        routing.post(BATCH + "/reject", context -> decide(context, Action.REJECT));
        routing.exception(InvalidStateStoreException.class, (closed, context) -> notYet(context));
    }

    private void list(Context context) {
        BatchQuery query = BatchQuery.of(context.queryParamMap());
        List<Verdict> found = board.startingWith(query.prefix()).stream()
                .filter(query::matches)
                .sorted(BY_NAME)
                .toList();
        List<BatchView> shown = found.stream()
                .skip(Math.max(0, found.size() - query.limit()))
                .map(verdict -> BatchView.of(verdict, BREAKS_IN_A_LIST))
                .toList();
        context.json(new BatchList(shown, found.size()));
    }

    private void show(Context context) {
        context.json(view(known(batch(context))));
    }

    private void decide(Context context, Action action) {
        BatchId batch = batch(context);
        DecisionRequest request = DecisionRequest.of(context.body(), action);
        known(batch);
        Decision decision = Decision.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setBatch(batch.toString())
                .setAction(action)
                .setBy(request.by())
                .setReason(request.reason())
                .setForce(request.force())
                .setAt(clock.instant())
                .build();
        context.future(() -> desk.decide(decision).handle((verdict, failure) -> {
            answer(context, decision, verdict, failure);
            return null;
        }));
    }

    private void answer(Context context, Decision decision, @Nullable Verdict verdict, @Nullable Throwable failure) {
        if (verdict != null) {
            String refusal = refusal(verdict, decision.getId());
            if (refusal.isEmpty()) {
                context.json(view(verdict));
            } else {
                error(context, HttpStatus.CONFLICT, "Batch '%s': %s".formatted(decision.getBatch(), refusal));
            }
        } else if (failure instanceof TimeoutException) {
            context.status(HttpStatus.ACCEPTED).json(view(known(BatchId.parse(decision.getBatch()))));
        } else {
            error(
                    context,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "It is not certain that the decision is on record (%s); look at the batch, and decide again if it is not"
                            .formatted(failure));
        }
    }

    private static String refusal(Verdict verdict, String id) {
        return verdict.getDecisions().stream()
                .filter(decision -> decision.getId().equals(id))
                .findFirst()
                .map(Decision::getRefusal)
                .orElse("");
    }

    private Verdict known(BatchId batch) {
        return board.find(batch.toString())
                .orElseThrow(() -> new NotFoundResponse(
                        "There is no batch '%s'; GET /batches lists those there are".formatted(batch)));
    }

    private static BatchId batch(Context context) {
        try {
            return BatchId.parse(String.join(
                    "/",
                    context.pathParam("feed"),
                    context.pathParam("date"),
                    context.pathParam("sequence"),
                    context.pathParam("revision")));
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(String.valueOf(e.getMessage()));
        }
    }

    private static BatchView view(Verdict verdict) {
        return BatchView.of(verdict, Integer.MAX_VALUE);
    }

    private static void notYet(Context context) {
        error(context, HttpStatus.SERVICE_UNAVAILABLE, "The app is starting or stopping; try again in a moment");
    }

    private static void error(Context context, HttpStatus status, String message) {
        context.status(status).json(Map.of("error", message));
    }

    /**
     * The batches found.
     *
     * @param total how many there are, shown or not
     */
    record BatchList(List<BatchView> batches, int total) {}
}
