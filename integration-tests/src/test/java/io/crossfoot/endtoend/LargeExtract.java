package io.crossfoot.endtoend;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;

/** Positions of a database, each batch from a day of its own, read by several connections. */
final class LargeExtract implements LargeSource {

    private static final FeedDescription FEED =
            FeedDescription.of("positions", Database.feed("positions", "core-parallel"));

    private final Database database;
    private LocalDate day = LocalDate.of(2026, 11, 1);

    LargeExtract(Database database) {
        this.database = database;
    }

    @Override
    public FeedDescription feed() {
        return FEED;
    }

    @Override
    public void handIn(RunningCrossfoot crossfoot, int records, long seed) throws IOException {
        day = day.plusDays(1);
        try {
            database.addPositions(day.toString(), records);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        crossfoot.submit(
                "positions-%s.extract".formatted(day.toString().replace("-", "")),
                "request: %d%nbusiness_date: %s%n".formatted(seed, day),
                FEED.name());
    }

    @Override
    public String toString() {
        return FEED.name();
    }
}
