package io.crossfoot.ingest.delivery;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** Asks Kafka's coordinators what only they know: who is in a group, and how a transaction ended. For many threads. */
final class Coordinators implements AutoCloseable {

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    /**
     * Connects when something is asked for the first time.
     *
     * @param kafka Kafka's client properties
     */
    Coordinators(Map<String, Object> kafka) {
        this.settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) KafkaPatience.CALL.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) KafkaPatience.REQUEST.toMillis());
    }

    /**
     * What the members of the group call themselves; nobody where there is no such group yet.
     *
     * @throws KafkaException if the coordinator does not answer
     */
    Set<String> members(String group) {
        try {
            return admin().describeClassicGroups(List.of(group)).all().get().values().stream()
                    .flatMap(description -> description.members().stream())
                    .map(MemberDescription::clientId)
                    .collect(toUnmodifiableSet());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Set.of();
            }
            throw new KafkaException("The members of group '%s' cannot be looked up".formatted(group), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /**
     * What became of the last transaction of this name; empty if the coordinator knows of none.
     *
     * @throws KafkaException if the coordinator does not answer
     */
    Optional<TransactionState> lastTransaction(String transactionalId) {
        try {
            return Optional.of(admin().describeTransactions(List.of(transactionalId))
                    .description(transactionalId)
                    .get()
                    .state());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransactionalIdNotFoundException) {
                return Optional.empty();
            }
            throw new KafkaException(
                    "The last transaction of '%s' cannot be looked up".formatted(transactionalId), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(CLOSE_LIMIT);
        }
    }
}
