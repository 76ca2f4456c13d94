package io.crossfoot.ingest.format.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowQueryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final BigDecimal FLOOR = new BigDecimal("0.5000");
    private static final String SOURCE = """
             FROM (
            select * from positions -- of one day
            where booked = ?

            ) r""";

    @Test
    void asksForTheStatementWithParametersOfControlsBeforeThoseOfTheQuery() {
        // When
        SqlCommand statement = query("id").statement();
        // Then
        assertThat(statement.sql()).isEqualTo("SELECT count(*), sum(amount) filter (where amount > ?)" + SOURCE);
        assertThat(statement.values()).isEqualTo(List.of(FLOOR, DAY));
    }

    @Test
    void asksForAllRowsInTheOrderOfTheirKey() {
        // When
        SqlCommand rows = query("account, id").rows(Page.WHOLE);
        // Then
        assertThat(rows.sql())
                .isEqualTo("SELECT r.id, r.account, r.amount, r.account, r.id" + SOURCE + " ORDER BY r.account, r.id");
        assertThat(rows.values()).isEqualTo(List.of(DAY));
        assertThat(rows.keys()).isEmpty();
    }

    @Test
    void asksForThePageBetweenTwoKeysWithoutCountingRows() {
        // When
        SqlCommand rows = query("account, id").rows(new Page(List.of("A1", "7"), List.of("B2", "9")));
        // Then
        assertThat(rows.sql())
                .endsWith(" WHERE (r.account, r.id) > (?, ?) AND (r.account, r.id) <= (?, ?) ORDER BY r.account, r.id")
                .doesNotContainIgnoringCase("offset");
        assertThat(rows.keys()).isEqualTo(List.of("A1", "7", "B2", "9"));
    }

    @Test
    void asksForNoKeyAtTheOpenEnds() {
        assertThat(query("id").rows(new Page(List.of(), List.of("7"))).sql())
                .endsWith(" WHERE (r.id) <= (?) ORDER BY r.id");
        assertThat(query("id").rows(new Page(List.of("7"), List.of())).sql())
                .endsWith(" WHERE (r.id) > (?) ORDER BY r.id");
    }

    @Test
    void findsTheKeysThatPagesEndWithAndThoseThatAreNull() {
        // When
        SqlCommand boundaries = query("account, id").boundaries(500);
        // Then
        assertThat(boundaries.sql())
                .isEqualTo("SELECT p.account, p.id FROM ("
                        + "SELECT r.account, r.id, row_number() OVER (ORDER BY r.account, r.id) AS row_number_of_key"
                        + SOURCE
                        + ") p WHERE p.row_number_of_key % 500 = 0 OR p.account IS NULL OR p.id IS NULL"
                        + " ORDER BY p.account, p.id");
        assertThat(boundaries.values()).isEqualTo(List.of(DAY));
    }

    private static RowQuery query(String order) {
        return new RowQuery(Positions.orderedBy(order), Map.of("business_date", DAY, "floor", FLOOR));
    }
}
