package io.crossfoot.ingest.format.column;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/** What has been parsed as a date or a timestamp, as Avro has it: counted from 1970. */
public final class EpochTime {

    private EpochTime() {}

    /**
     * The days of a date.
     *
     * @throws java.time.DateTimeException if there is no date
     * @throws ArithmeticException if it does not fit into an int, which years of more than seven digits do not
     */
    public static int days(TemporalAccessor parsed) {
        return Math.toIntExact(LocalDate.from(parsed).toEpochDay());
    }

    /**
     * The milliseconds of a timestamp; midnight without a time, UTC without a zone.
     *
     * @throws java.time.DateTimeException if there is no date
     * @throws ArithmeticException if it does not fit into a long
     */
    public static long milliseconds(TemporalAccessor parsed) {
        LocalTime time = TemporalQueries.localTime().queryFrom(parsed);
        ZoneId zone = TemporalQueries.zone().queryFrom(parsed);
        return LocalDate.from(parsed)
                .atTime(time == null ? LocalTime.MIDNIGHT : time)
                .atZone(zone == null ? ZoneOffset.UTC : zone)
                .toInstant()
                .toEpochMilli();
    }
}
