package io.crossfoot.common.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One way in which a topic that exists is not as it must be. */
record Difference(String topic, String expected, String got, String remedy) {

    static List<Difference> between(TopicSpec spec, int partitions, String cleanupPolicy) {
        List<Difference> differences = new ArrayList<>();
        if (partitions != spec.partitions()) {
            differences.add(new Difference(
                    spec.name(),
                    spec.partitions() + " partitions",
                    String.valueOf(partitions),
                    "configure that number, or have the topic made anew while no batch is open"));
        }
        if (!policies(cleanupPolicy).equals(policies(spec.cleanupPolicy()))) {
            differences.add(new Difference(
                    spec.name(),
                    "cleanup.policy=" + spec.cleanupPolicy(),
                    cleanupPolicy,
                    "kafka-configs.sh --alter --topic " + spec.name() + " --add-config cleanup.policy="
                            + spec.cleanupPolicy()));
        }
        return differences;
    }

    @Override
    public String toString() {
        return "%s: expected %s, got %s (%s)".formatted(topic, expected, got, remedy);
    }

    private static Set<String> policies(String list) {
        Set<String> policies = new TreeSet<>();
        Arrays.stream(list.split(",", -1)).map(String::strip).forEach(policies::add);
        return policies;
    }
}
