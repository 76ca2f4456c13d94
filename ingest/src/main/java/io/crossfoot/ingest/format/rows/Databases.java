package io.crossfoot.ingest.format.rows;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.Names;
import io.crossfoot.common.config.Problem;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.feed.Rows;
import io.crossfoot.ingest.format.SourceRefusedException;
import java.util.List;
import java.util.Map;

/** The databases that ingest may read from, by the names that feeds have for them. */
public final class Databases {

    private final Map<String, DatabaseConfig> byName;

    public Databases(Map<String, DatabaseConfig> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** For whoever reads files alone. */
    public static Databases none() {
        return new Databases(Map.of());
    }

    /**
     * Sees that every feed finds its database.
     *
     * @throws ConfigException naming the feeds that do not
     */
    public void requireFor(Feeds feeds) {
        List<Problem> problems = feeds.all().stream()
                .filter(feed -> feed.format() instanceof Rows rows && !byName.containsKey(rows.database()))
                .map(this::missing)
                .toList();
        if (!problems.isEmpty()) {
            throw ConfigException.of(problems);
        }
    }

    private Problem missing(Feed feed) {
        String database = ((Rows) feed.format()).database();
        String remedy = byName.isEmpty()
                ? "name it there, with its url, user and password"
                : Names.suggest(database, byName.keySet());
        return new Problem(
                "feed '%s'".formatted(feed.name()),
                0,
                "format.rows.database",
                "ingest's configuration has no '%s' among its databases; %s".formatted(database, remedy));
    }

    /**
     * How to reach one of them.
     *
     * @throws SourceRefusedException if there is none of this name
     */
    public DatabaseConfig named(String name) throws SourceRefusedException {
        DatabaseConfig database = byName.get(name);
        if (database == null) {
            throw new SourceRefusedException(
                    "Database '%s': only ingest has a connection to it, by its configuration".formatted(name));
        }
        return database;
    }
}
