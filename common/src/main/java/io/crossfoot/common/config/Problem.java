package io.crossfoot.common.config;

/**
 * One thing that is wrong in a configuration.
 *
 * @param source the file, or the name given for a text
 * @param line the line it is on, from 1; 0 where the problem is the file itself
 * @param path the dotted path of the setting, such as {@code kafka.bootstrap-servers}; empty at the top
 * @param message what was expected, what was found, and the remedy
 */
public record Problem(String source, int line, String path, String message) {

    /** {@code /conf/ingest.yaml:12: kafka.bootstrap-servers: is required, ...}: the form that editors can jump to. */
    @Override
    public String toString() {
        String position = line > 0 ? source + ":" + line : source;
        return path.isEmpty() ? position + ": " + message : position + ": " + path + ": " + message;
    }
}
