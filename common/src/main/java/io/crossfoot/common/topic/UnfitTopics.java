package io.crossfoot.common.topic;

import java.util.List;
import java.util.stream.Collectors;

/** Topics cannot be used or made as they have to be. Names all that is wrong with all of them. */
public final class UnfitTopics extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitTopics(List<String> problems) {
        super(problems.size() + (problems.size() == 1 ? " problem" : " problems") + " with Kafka topics:\n"
                + problems.stream().sorted().map(problem -> "  - " + problem).collect(Collectors.joining("\n")));
    }
}
