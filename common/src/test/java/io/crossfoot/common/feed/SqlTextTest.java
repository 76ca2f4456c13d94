package io.crossfoot.common.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

    @Test
    void bindsParametersInTheOrderInWhichTheyStand() {
        // When
        SqlText text = SqlText.of("select * from p where day = :day and (region = :region or :region = 'all')");
        // Then
        assertThat(text.sql()).isEqualTo("select * from p where day = ? and (region = ? or ? = 'all')");
        assertThat(text.parameters()).isEqualTo(List.of("day", "region", "region"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ':no' from p",
                "select 'it''s :no' from p",
                "select id as \":no\" from p",
                "select id -- :no",
                "select id -- :no\nfrom p",
                "select /* :no ; ? */ id from p",
                "select id::text from p",
                "select history[1:2], history[low:high] from p",
                "select ';' from p",
                "select 4 - 2 / 1 from p"
            })
    void leavesAloneWhatIsNoParameter(String written) {
        // When
        SqlText text = SqlText.of(written);
        // Then
        assertThat(text.sql()).isEqualTo(written);
        assertThat(text.parameters()).isEmpty();
    }

    @Test
    void doublesQuestionMarksSoThatTheyStayOperators() {
        assertThat(SqlText.of("select payload ? 'id' from p").sql()).isEqualTo("select payload ?? 'id' from p");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1;", "select 1; drop table p"})
    void refusesMoreThanOneStatement(String written) {
        assertThatThrownBy(() -> SqlText.of(written))
                .hasMessageContaining("must be one statement, without a semicolon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 'open", "select \"open", "select /* open"})
    void refusesWhatDoesNotEnd(String written) {
        assertThatThrownBy(() -> SqlText.of(written)).hasMessageContaining("that ends what begins with");
    }
}
