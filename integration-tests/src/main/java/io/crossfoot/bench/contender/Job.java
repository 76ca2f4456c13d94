package io.crossfoot.bench.contender;

import java.nio.file.Path;

/**
 * A file to be dealt with.
 *
 * @param id stands in the names of the topics; no other job on the same broker has it
 */
public record Job(String id, Path file) {

    String fileName() {
        return file.getFileName().toString();
    }
}
