package io.crossfoot.common.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used. The message lists all of its problems, one a line, in the file's order. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ConfigException(List<Problem> problems) {
        super(describe(problems));
        this.problems = inOrder(problems);
    }

    /** For problems gathered from several files. */
    public static ConfigException of(List<Problem> problems) {
        return new ConfigException(problems);
    }

    /** All problems of the configuration, in the order of the file's lines; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    private static String describe(List<Problem> problems) {
        return inOrder(problems).stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator()));
    }

    private static List<Problem> inOrder(List<Problem> problems) {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
