package io.crossfoot.ingest.format.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.config.Secret;
import io.crossfoot.common.feed.Feeds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseConfigTest {

    private static final String URL = "jdbc:postgresql://db.bank.test:5432/core";

    static DatabaseConfig config(String url, int readers) {
        return new DatabaseConfig(url, Optional.of("crossfoot"), Optional.of(Secret.of("hush")), Map.of(), readers);
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        // When
        DatabaseConfig database = ConfigReader.read(
                "{url: %s, user: crossfoot, password: hush, properties: {sslpassword: quiet}}".formatted(URL),
                "core",
                DatabaseConfig.class);
        // Then
        assertThat(database.toString()).contains(URL).doesNotContain("hush").doesNotContain("quiet");
        assertThat(database.readers()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db/core?user=a&password=hush | 1 | url holds a password; set it as password",
                "jdbc:nosuchdatabase://db/core?token=hush | 1 | got 'jdbc:nosuchdatabase://db/core'; drivers of other databases",
                "postgresql://db/core | 1 | url must be one that a JDBC driver takes",
                "jdbc:postgresql://db/core | 0 | readers must be 1 to 32, got 0"
            })
    void refusesWhatCannotBe(String url, int readers, String message) {
        assertThatThrownBy(() -> config(url, readers))
                .hasMessageContaining(message)
                .hasMessageNotContaining("hush");
    }

    @Test
    void namesFeedsWhoseDatabaseIsNotThere() {
        // Given
        Databases databases = new Databases(Map.of("cores", config(URL, 4)));
        // When
        var check = assertThatThrownBy(() -> databases.requireFor(Feeds.of(List.of(Positions.feed()))));
        // Then
        check.isInstanceOf(ConfigException.class)
                .hasMessageContaining("feed 'positions': format.rows.database: ingest's configuration has no 'core'")
                .hasMessageContaining("did you mean 'cores'?");
    }
}
