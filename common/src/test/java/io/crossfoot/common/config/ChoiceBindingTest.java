package io.crossfoot.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceBindingTest {

    sealed interface Format {}

    record Nacha() implements Format {}

    record DelimitedFormat(char separator, @Default("false") boolean header) implements Format {}

    record Feed(Format format) {}

    record FeedWithDefault(@Default("nacha") Format format) {}

    @ParameterizedTest
    @ValueSource(strings = {"format: nacha", "format: {nacha: }", "format: {nacha: {}}"})
    void choosesRecordWithNothingToSetByItsName(String yaml) {
        // When
        Feed feed = ConfigReader.read(yaml, "feed.yaml", Feed.class);

        // Then
        assertThat(feed.format()).isEqualTo(new Nacha());
    }

    @Test
    void choosesRecordByItsKeyAndBindsIt() {
        // When
        Feed feed = ConfigReader.read("format: {delimited: {separator: '|', header: true}}", "feed.yaml", Feed.class);

        // Then
        assertThat(feed.format()).isEqualTo(new DelimitedFormat('|', true));
    }

    @Test
    void choosesTheDefault() {
        // When
        FeedWithDefault feed = ConfigReader.read("", "feed.yaml", FeedWithDefault.class);

        // Then
        assertThat(feed.format()).isEqualTo(new Nacha());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "format: naca => feed.yaml:1: format: expected one of nacha, delimited, got 'naca'; did you mean 'nacha'?",
                "format: {xml: } => feed.yaml:1: format.xml: expected one of nacha, delimited, got 'xml'",
                "format: {nacha: , delimited: } => feed.yaml:1: format: expected just one of nacha, delimited, got 2 keys",
                "format: [nacha] => feed.yaml:1: format: expected one of nacha, delimited, got a list",
                "format: => feed.yaml:1: format: is required and missing; set it to one of nacha, delimited",
                "format: delimited => feed.yaml:1: format.separator: is required and missing; set it to one character"
            })
    void refusesAnythingButOneOfTheChoices(String yaml, String message) {
        // When
        ConfigException refusal =
                catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(yaml, "feed.yaml", Feed.class));

        // Then
        assertThat(refusal).hasMessageStartingWith(message);
    }
}
