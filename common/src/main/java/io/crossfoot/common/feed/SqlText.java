package io.crossfoot.common.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL in which parameters have names, as in {@code booked = :business_date}, and the same as JDBC takes it.
 * What stands in a literal, a quoted name or a comment is no parameter, nor is a cast as in {@code id::text}.
 *
 * @param sql with a question mark for each parameter
 * @param parameters the names in the order of the question marks; one that is written twice is here twice
 */
public record SqlText(String sql, List<String> parameters) {

    public SqlText {
        parameters = List.copyOf(parameters);
    }

    /**
     * Reads what somebody wrote.
     *
     * @throws IllegalArgumentException if it is more than one statement, or a literal, name or comment does not end
     */
    public static SqlText of(String written) {
        return new Scan(written).text();
    }

    /** One walk over the text. */
    private static final class Scan {

        private final String written;
        private final StringBuilder sql = new StringBuilder();
        private final List<String> parameters = new ArrayList<>();
        private int at;

        Scan(String written) {
            this.written = written;
        }

        SqlText text() {
            while (at < written.length()) {
                step(written.charAt(at));
            }
            return new SqlText(sql.toString(), parameters);
        }

        private void step(char next) {
            switch (next) {
                case '\'', '"' -> pass(behind(String.valueOf(next), at + 1));
                case '-' -> pass(written.startsWith("--", at) ? endOfLine() : at + 1);
                case '/' -> pass(written.startsWith("/*", at) ? behind("*/", at + 2) : at + 1);
                case ':' -> colon();
                case '?' -> question();
                case ';' ->
                    throw new IllegalArgumentException(
                            "must be one statement, without a semicolon, got '%s'".formatted(written.strip()));
                default -> pass(at + 1);
            }
        }

        private void colon() {
            int end = at + 1;
            while (end < written.length() && Character.isJavaIdentifierPart(written.charAt(end))) {
                end++;
            }
            boolean named = end > at + 1 && Character.isJavaIdentifierStart(written.charAt(at + 1));
            boolean within = at > 0 && Character.isJavaIdentifierPart(written.charAt(at - 1));
            if (written.startsWith("::", at)) {
                pass(at + 2);
            } else if (named && !within) {
                parameters.add(written.substring(at + 1, end));
                sql.append('?');
                at = end;
            } else {
                pass(at + 1);
            }
        }

        /** JDBC takes a question mark for a parameter, and two of them for the operator. */
        private void question() {
            sql.append("??");
            at++;
        }

        private int endOfLine() {
            int end = written.indexOf('\n', at);
            return end < 0 ? written.length() : end;
        }

        private int behind(String closing, int from) {
            int end = written.indexOf(closing, from);
            if (end < 0) {
                throw new IllegalArgumentException(
                        "has no %s that ends what begins with %s".formatted(closing, written.substring(at, from)));
            }
            return end + closing.length();
        }

        private void pass(int end) {
            sql.append(written, at, end);
            at = end;
        }
    }
}
