package io.crossfoot.common.streams;

import io.crossfoot.common.registry.RegistryUnavailable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;

/** What an error that ended a stream thread tells about the next attempt. */
enum Failure {
    /** The registry or the broker is not there, for longer than a thread waits. A new one waits for it again. */
    OUTAGE,
    /** Of the kind that a new thread as a rule gets over, as it restores and reads from the last commit. */
    TRANSIENT,
    /** Would happen again, or nobody knows. */
    LASTING;

    private static final List<Class<? extends Throwable>> OUTAGES =
            List.of(RegistryUnavailable.class, TimeoutException.class);

    private static final List<Class<? extends Throwable>> TRANSIENT_ERRORS = List.of(
            RetriableException.class,
            ProducerFencedException.class,
            InvalidProducerEpochException.class,
            InvalidTxnStateException.class,
            TransactionAbortableException.class,
            TaskMigratedException.class,
            TaskCorruptedException.class);

    static Failure of(Throwable error) {
        if (causes(error).anyMatch(cause -> isAny(OUTAGES, cause))) {
            return OUTAGE;
        }
        return causes(error).anyMatch(Failure::isTransient) ? TRANSIENT : LASTING;
    }

    private static boolean isTransient(Throwable error) {
        return isAny(TRANSIENT_ERRORS, error) || isStoreClosedTooEarly(error);
    }

    private static boolean isAny(List<Class<? extends Throwable>> types, Throwable error) {
        return types.stream().anyMatch(type -> type.isInstance(error));
    }

    /** KAFKA-20808: after a crash, a store is used that the restart itself has closed. Mended after 4.3.1. */
    private static boolean isStoreClosedTooEarly(Throwable error) {
        return error instanceof InvalidStateStoreException
                && String.valueOf(error.getMessage()).contains("closed");
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause).limit(20);
    }
}
