package io.crossfoot.ingest.format.rows;

import io.crossfoot.common.config.Default;
import io.crossfoot.common.config.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How to reach a database.
 *
 * @param url as its JDBC driver takes it; without a password, since it stands in messages
 * @param properties any settings of the driver; kept secret as a whole, since some hold passwords
 * @param readers how many connections read the rows of one extract at the same time
 */
public record DatabaseConfig(
        String url,
        Optional<String> user,
        Optional<Secret> password,
        Map<String, Secret> properties,
        @Default("1") int readers) {

    private static final String POSTGRES = "jdbc:postgresql:";
    private static final int MOST_READERS = 32;

    public DatabaseConfig {
        properties = Map.copyOf(properties);
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException("url holds a password; set it as password");
        }
        requireDriver(url);
        if (readers < 1 || readers > MOST_READERS) {
            throw new IllegalArgumentException("readers must be 1 to %d, got %d".formatted(MOST_READERS, readers));
        }
        if (readers > 1 && !url.startsWith(POSTGRES)) {
            throw new IllegalArgumentException(
                    "readers must be 1: only connections to PostgreSQL can share a snapshot, got %d"
                            .formatted(readers));
        }
    }

    private static void requireDriver(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException none) {
            throw new IllegalArgumentException(
                    ("url must be one that a JDBC driver takes, such as jdbc:postgresql://host:5432/name, got '%s'; drivers of"
                                    + " other databases are put into the app's folder lib")
                            .formatted(address(url)),
                    none);
        }
    }

    boolean isPostgres() {
        return url.startsWith(POSTGRES);
    }

    /** The URL as far as messages show it: without any settings behind it. */
    String address() {
        return address(url);
    }

    private static String address(String url) {
        return url.replaceFirst("[?;].*", "");
    }

    /** Opens a connection, in the driver's own state. */
    Connection connect() throws SQLException {
        Properties settings = new Properties();
        if (isPostgres()) {
            settings.setProperty("ApplicationName", "crossfoot-ingest");
            settings.setProperty("tcpKeepAlive", "true");
        }
        user.ifPresent(name -> settings.setProperty("user", name));
        password.ifPresent(secret -> settings.setProperty("password", secret.reveal()));
        properties.forEach((name, value) -> settings.setProperty(name, value.reveal()));
        return DriverManager.getConnection(url, settings);
    }
}
