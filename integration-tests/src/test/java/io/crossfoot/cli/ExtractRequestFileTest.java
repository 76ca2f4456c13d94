package io.crossfoot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractRequestFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final String YAML = """
            name: positions
            source: {business-date: {pattern: '-(\\d{8})'}}
            format:
              rows:
                database: core
                type: Position
                query: select * from positions where booked = :business_date and region = :region
                order: [id]
                parameters: [{name: business_date, type: date, format: dd.MM.yyyy}, {name: region}]
                columns: [{name: id, type: integer}]
            key: [id]
            """;

    @TempDir
    private Path inbox;

    @Test
    void isNamedForWhatIsAskedForAndNeverHasTheSameContent() {
        // Given
        Feed feed = feed(YAML);
        // When
        ExtractRequestFile one = ExtractRequestFile.of(feed, DAY, Map.of("region", "EU/West"));
        ExtractRequestFile other = ExtractRequestFile.of(feed, DAY, Map.of("region", "EU/West"));
        // Then
        assertThat(one.name()).isEqualTo("positions-20261126-EU_West.extract").isEqualTo(other.name());
        assertThat(one.content())
                .contains("request: ", "business_date: 26.11.2026\n", "region: EU/West\n")
                .isNotEqualTo(other.content());
    }

    @Test
    void keepsEachParameterOnItsLine() {
        assertThat(ExtractRequestFile.of(feed(YAML), DAY, Map.of("region", "EU\nbusiness_date: 01.01.2000"))
                        .content()
                        .lines())
                .hasSize(3);
    }

    @Test
    void refusesWhatTheFeedDoesNotTake() {
        assertThatThrownBy(() -> ExtractRequestFile.of(feed(YAML), DAY, Map.of()))
                .hasMessageContaining("needs the parameter 'region'; add --param region=VALUE");
        assertThatThrownBy(() -> ExtractRequestFile.of(feed(YAML), DAY, Map.of("region", "EU", "day", "1")))
                .hasMessageContaining("has no parameter 'day'; it has business_date, region");
        assertThatThrownBy(() -> ExtractRequestFile.of(feed(YAML), DAY, Map.of("business_date", "01.01.2000")))
                .hasMessageContaining("give it as --date");
        assertThatThrownBy(() ->
                        ExtractRequestFile.of(feed("name: ach\nformat: nacha\nkey: [receivingDfi]\n"), DAY, Map.of()))
                .hasMessageContaining("reads nacha files, not a database");
    }

    @Test
    void refusesDateThatTheBatchWouldNotGet() {
        // Given
        Feed byArrival = feed(YAML.replace("{business-date: {pattern: '-(\\d{8})'}}", "{}"));
        // When
        var request = assertThatThrownBy(
                () -> ExtractRequestFile.of(byArrival, LocalDate.of(2000, 1, 1), Map.of("region", "EU")));
        // Then
        request.isInstanceOf(CommandFault.class).hasMessageContaining("not for 2000-01-01");
    }

    @Test
    void findsOnlyItselfAmongWhatCouldNotBeDelivered() throws IOException {
        // Given
        ExtractRequestFile request = ExtractRequestFile.of(feed(YAML), DAY, Map.of("region", "EU"));
        Path failed = Files.createDirectory(inbox.resolve(".failed"));
        Files.writeString(failed.resolve(request.name()), "an earlier one");
        boolean before = request.failed(inbox).isPresent();
        // When
        Path itself = Files.writeString(failed.resolve(request.name() + ".1"), request.content());
        // Then
        assertThat(before).isFalse();
        assertThat(request.failed(inbox)).contains(itself);
    }

    private static Feed feed(String yaml) {
        return ConfigReader.read(yaml, "positions.yaml", Feed.class);
    }
}
