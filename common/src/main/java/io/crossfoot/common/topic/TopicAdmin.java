package io.crossfoot.common.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics that are missing and checks those that are there, before anything is read or written. Waits for the
 * broker as long as it takes; every method throws {@link InterruptedException} where its thread is interrupted.
 */
public final class TopicAdmin implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicAdmin.class);

    /** How long one question may take before the broker counts as absent. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final Admin admin;
    private final String broker;
    private final Patience patience;

    private TopicAdmin(Admin admin, String broker, Patience patience) {
        this.admin = admin;
        this.broker = broker;
        this.patience = patience;
    }

    /**
     * Connects to the cluster, and waits until a broker answers.
     *
     * @param kafka Kafka's client properties
     * @throws org.apache.kafka.common.KafkaException where the cluster answers that it will not serve us
     */
    public static TopicAdmin connect(Map<String, ?> kafka, Patience patience) throws Exception {
        Map<String, Object> configs = new HashMap<>(kafka);
        configs.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_LIMIT.toMillis());
        configs.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER_LIMIT.toMillis());
        String broker = "broker at " + kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        Admin admin = patience.await(broker, () -> Admin.create(configs), TopicAdmin::isUnknownHost);
        TopicAdmin topics = new TopicAdmin(admin, broker, patience);
        try {
            topics.awaitBroker();
            return topics;
        } catch (Exception e) {
            topics.close();
            throw e;
        }
    }

    /** Returns once a broker answers. */
    public void awaitBroker() throws Exception {
        await(() -> answer(admin.describeCluster().nodes()));
    }

    /**
     * Makes topics that are missing and checks those that are there. Several instances may do so at once.
     *
     * @throws UnfitTopics where topics are not as they must be, or cannot be made: all of them at once
     */
    public void ensure(Collection<TopicSpec> specs) throws Exception {
        Set<String> known = await(() -> answer(admin.listTopics().names()));
        List<TopicSpec> usable = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (TopicSpec spec : specs) {
            String problem = known.contains(spec.name()) ? "" : await(() -> create(spec));
            if (problem.isEmpty()) {
                usable.add(spec);
            } else {
                problems.add(problem);
            }
        }
        problems.addAll(differences(usable));
        if (!problems.isEmpty()) {
            throw new UnfitTopics(problems);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    /** Makes a topic, or lets it be where another instance has made it meanwhile; returns what is in the way. */
    private String create(TopicSpec spec) throws Exception {
        try {
            answer(admin.createTopics(List.of(spec.toNewTopic())).all());
            log.atInfo()
                    .addKeyValue("topic", spec.name())
                    .addKeyValue("partitions", spec.partitions())
                    .addKeyValue("replication", spec.replication())
                    .addKeyValue("configs", spec.configs())
                    .log("Topic made");
            return "";
        } catch (TopicExistsException e) {
            return "";
        } catch (InvalidReplicationFactorException e) {
            return "%s: cannot have %d copies: %s (set topics.replication to at most the number of brokers)"
                    .formatted(spec.name(), spec.replication(), e.getMessage());
        } catch (RetriableException e) {
            throw e;
        } catch (ApiException e) {
            return "%s: cannot be made: %s (mend its settings, or have an administrator make it)"
                    .formatted(spec.name(), e.getMessage());
        }
    }

    private List<String> differences(Collection<TopicSpec> specs) throws Exception {
        Map<String, TopicDescription> topics = await(() -> describe(specs));
        Map<ConfigResource, Config> configs = await(() -> answer(
                admin.describeConfigs(specs.stream().map(TopicAdmin::resource).toList())
                        .all()));
        return specs.stream()
                .flatMap(spec -> differences(
                        spec, requireNonNull(topics.get(spec.name())), requireNonNull(configs.get(resource(spec)))))
                .toList();
    }

    private static Stream<String> differences(TopicSpec spec, TopicDescription topic, Config config) {
        int partitions = topic.partitions().size();
        String cleanupPolicy = config.get(TopicSpec.CLEANUP_POLICY).value();
        return Difference.between(spec, partitions, cleanupPolicy).stream().map(Difference::toString);
    }

    /** A topic just made may take a moment to reach the broker that is asked; that error is one to try again. */
    private Map<String, TopicDescription> describe(Collection<TopicSpec> specs) throws Exception {
        Set<String> names = new HashSet<>();
        specs.forEach(spec -> names.add(spec.name()));
        return answer(admin.describeTopics(names).allTopicNames());
    }

    private <T> T await(Callable<T> question) throws Exception {
        return patience.await(broker, question, RetriableException.class::isInstance);
    }

    private static <T> T answer(KafkaFuture<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static ConfigResource resource(TopicSpec spec) {
        return new ConfigResource(ConfigResource.Type.TOPIC, spec.name());
    }

    /** Where none of the addresses has an entry in the name service, which comes with the broker in many clusters. */
    private static boolean isUnknownHost(Exception e) {
        return e.getCause() instanceof ConfigException cause
                && String.valueOf(cause.getMessage()).contains("No resolvable bootstrap urls");
    }
}
