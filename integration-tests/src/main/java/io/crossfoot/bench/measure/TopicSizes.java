package io.crossfoot.bench.measure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** How many bytes each topic takes on the broker's disk. */
public final class TopicSizes {

    private TopicSizes() {}

    public static Map<String, Long> of(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<String, Long> sizes = new TreeMap<>();
            admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
                    .flatMap(broker -> broker.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .forEach(replica -> sizes.merge(
                            replica.getKey().topic(), replica.getValue().size(), Long::sum));
            return sizes;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not tell the sizes of its topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for the sizes of topics", e);
        }
    }

    /** What each topic has grown by; those that have not are left out. */
    public static Map<String, Long> growth(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> growth = new TreeMap<>();
        after.forEach((topic, size) -> {
            long more = size - before.getOrDefault(topic, 0L);
            if (more > 0) {
                growth.put(topic, more);
            }
        });
        return growth;
    }
}
