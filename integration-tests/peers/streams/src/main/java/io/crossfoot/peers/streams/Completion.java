package io.crossfoot.peers.streams;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether all results are there, and visible to readers of committed messages.
 *
 * <p>The app commits its offset in the same transaction as the rows, the cached ones included, that follow from what
 * lies before it. Once that offset is past the dummy record of a partition, which closes the partition's last hour, all
 * rows of the partition are in transactions whose commit is decided; they are visible when none of these is open.
 */
record Completion(Admin admin, String applicationId, Map<TopicPartition, Long> lastEvents, String results) {

    boolean isReached() throws InterruptedException, ExecutionException {
        return allEventsAreCommitted() && noResultIsPending();
    }

    private boolean allEventsAreCommitted() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(applicationId)
                .partitionsToOffsetAndMetadata()
                .get();
        return lastEvents.entrySet().stream().allMatch(last -> {
            OffsetAndMetadata next = committed.get(last.getKey());
            return next != null && next.offset() > last.getValue();
        });
    }

    private boolean noResultIsPending() throws InterruptedException, ExecutionException {
        return ends(IsolationLevel.READ_COMMITTED).equals(ends(IsolationLevel.READ_UNCOMMITTED));
    }

    private Map<TopicPartition, Long> ends(IsolationLevel isolation) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest = lastEvents.keySet().stream()
                .collect(Collectors.toMap(
                        events -> new TopicPartition(results, events.partition()), events -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                .all()
                .get();
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
