package io.crossfoot.ingest.inbox;

import io.crossfoot.common.feed.Source;
import java.util.List;
import java.util.Map;

/**
 * What lies in an inbox, put together by what makes one batch.
 *
 * @param whole what can be delivered, in the order of its first files
 * @param waiting sets that are not whole, or contradict themselves
 * @param unusable files whose names do not say which part they are, and the reason
 */
public record Arrivals(List<ArrivedDelivery> whole, List<WaitingSet> waiting, Map<ArrivedFile, String> unusable) {

    public Arrivals {
        whole = List.copyOf(whole);
        waiting = List.copyOf(waiting);
        unusable = Map.copyOf(unusable);
    }

    /**
     * Puts the files together as the feed describes it.
     *
     * @param files in the order in which they are to be delivered, all in one folder
     */
    public static Arrivals of(List<ArrivedFile> files, Source source) {
        return source.parts()
                .map(parts -> new Assembly(parts).of(files))
                .orElseGet(() ->
                        new Arrivals(files.stream().map(ArrivedDelivery::of).toList(), List.of(), Map.of()));
    }
}
