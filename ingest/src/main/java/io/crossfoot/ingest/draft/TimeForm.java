package io.crossfoot.ingest.draft;

import io.crossfoot.common.feed.Column;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;

/** The ways in which dates and timestamps are usually written; where two fit, the one that comes first is likelier. */
enum TimeForm {
    DATE(Column.Type.DATE, ""),
    TIMESTAMP(Column.Type.TIMESTAMP, ""),
    TIMESTAMP_WITH_SPACE(Column.Type.TIMESTAMP, "yyyy-MM-dd HH:mm:ss"),
    BASIC_DATE(Column.Type.DATE, "yyyyMMdd"),
    DAY_FIRST_WITH_POINTS(Column.Type.DATE, "dd.MM.yyyy"),
    DAY_FIRST(Column.Type.DATE, "dd/MM/yyyy"),
    MONTH_FIRST(Column.Type.DATE, "MM/dd/yyyy");

    private static final int EARLIEST = 1900;
    private static final int LATEST = 2199;

    private final Column.Type type;
    private final String pattern;
    private final DateTimeFormatter formatter;

    TimeForm(Column.Type type, String pattern) {
        this.type = type;
        this.pattern = pattern;
        this.formatter = new Column("any", type, format(), 0, false, false, List.of()).formatter();
    }

    Column.Type type() {
        return type;
    }

    /** The pattern; empty for ISO 8601. */
    final Optional<String> format() {
        return Optional.of(pattern).filter(text -> !text.isEmpty());
    }

    /** Whether this is a date, and one that a bank may write today. Numbers of eight digits are dates too easily. */
    boolean fits(String text) {
        try {
            int year = formatter.parse(text).get(ChronoField.YEAR);
            return year >= EARLIEST && year <= LATEST;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
