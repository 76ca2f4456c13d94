package io.crossfoot.ingest.format.jsonlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesLookTest {

    @Test
    void namesTheMembersThatHoldOneValue() {
        // Given
        byte[] head =
                utf8("\uFEFF\n {\"id\": 1, \"a.b\": null, \"list\": [1], \"nested\": {\"c\": 1}, \"id\": 2}\nnot read");

        // When
        var members = JsonLinesLook.members(head);

        // Then
        assertThat(members.orElseThrow()).containsExactly("id", "a.b");
    }

    @Test
    void knowsAFirstLineThatIsLongerThanWhatIsLookedAt() {
        assertThat(JsonLinesLook.members(utf8("{\"id\": 1, \"text\": \"and so o"))
                        .orElseThrow())
                .containsExactly("id", "text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\n\"id\": 1\n}",
                "[{\"id\": 1}]",
                "{\"id\": 1",
                "{\"id\": 1} x",
                "{id: 1}\n",
                "id,amount"
            })
    void takesNothingElseForJsonLines(String head) {
        assertThat(JsonLinesLook.fits(utf8(head + (head.equals("{\"id\": 1") ? "\n" : ""))))
                .isFalse();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
