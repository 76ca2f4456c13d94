package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.endtoend.BatchPage.Difference;
import io.crossfoot.platform.AppProcess;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Statements of an account that come day by day, with the ledger of each day in whatever partition. */
class ContinuityIT {

    private static final FeedDescription STATEMENTS = FeedDescription.of("statements", """
            name: statements
            format: mt940
            source:
              files: "*.sta"
              business-date: {pattern: "-(\\\\d{8})\\\\."}
            key: [account]
            aggregates:
              - name: by-account
                group-by: [account, currency]
                measures: [{name: movement, sum: movement}]
            """);

    @RegisterExtension
    private static final RunningCrossfoot crossfoot = RunningCrossfoot.with(STATEMENTS);

    /** Of this test alone. */
    private final String account = UUID.randomUUID().toString().substring(0, 20);

    @Test
    void releasesDaysThatGoOnFromOneAnotherThoughReconcileIsRestartedBetweenThem() {
        // Given
        BatchPage first = handIn(1, "1000,00", "1250,00").settled();
        // When
        crossfoot.reconciles().forEach(AppProcess::stop);
        crossfoot.reconciles().forEach(AppProcess::restart);
        crossfoot.reconciles().forEach(app -> app.awaitReady(PATIENCE));
        BatchPage second = handIn(2, "1250,00", "1100,50").settled();
        BatchPage third = handIn(3, "1100,50", "7,00").settled();
        // Then
        assertThat(first.state()).as(first::toString).isEqualTo("released");
        assertThat(second.state()).as(second::toString).isEqualTo("released");
        assertThat(third.state()).as(third::toString).isEqualTo("released");
        assertThat(first.controls()).doesNotContainKey("accounts_continued");
        assertThat(second.controls()).containsKey("accounts_continued");
        assertThat(third.controls()).containsKey("accounts_continued");
    }

    @Test
    void holdsADayThatOpensWithAnotherBalanceAndNamesAccountAndBothFigures() {
        // Given
        BatchPage first = handIn(1, "1000,00", "1250,00").settled();
        // When
        BatchPage second = handIn(2, "1249,99", "1100,50").settled();
        // Then
        assertThat(second.state()).as(second::toString).isEqualTo("held");
        assertThat(second.outcome()).isEqualTo("out-of-balance");
        assertThat(second.breaks())
                .containsExactly(new Difference(
                        "opening",
                        "continuity",
                        "account %s EUR".formatted(account),
                        "1250.00",
                        "1249.99",
                        "statement 2/1 must go on from statement 1/1 in batch " + first.name()));
    }

    @Test
    void namesTheDayThatIsMissingAndReleasesTheNextOnceItHasCome() {
        // Given
        handIn(1, "1000,00", "1250,00").settled();
        HandedIn third = handIn(3, "1100,50", "7,00");
        BatchPage held = third.settled();
        // When
        BatchPage second = handIn(2, "1250,00", "1100,50").settled();
        // Then
        assertThat(held.breaks())
                .singleElement()
                .satisfies(gap -> assertThat(gap.detail()).endsWith("missing between them: 2"));
        assertThat(second.state()).as(second::toString).isEqualTo("released");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(third.settled())
                        .returns("released", BatchPage::state)
                        .returns("balanced", BatchPage::outcome));
    }

    @Test
    void judgesTheNextDayAgainWhenADayIsCorrected() {
        // Given
        BatchPage first = handIn(1, "1000,00", "1249,99").settled();
        HandedIn second = handIn(2, "1250,00", "1100,50");
        BatchPage held = second.settled();
        // When
        BatchPage corrected = handIn(1, "1000,00", "1250,00").settled();
        // Then
        assertThat(held.state()).as(held::toString).isEqualTo("held");
        assertThat(corrected.name()).isEqualTo(first.name().replace("/r1", "/r2"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(second.settled()).returns("released", BatchPage::state));
    }

    @Test
    void judgesTheNextDayByTheFormerRevisionOnceTheCorrectionIsRejected() {
        // Given
        handIn(1, "1000,00", "1250,00").settled();
        BatchPage broken = handIn(1, "1000,00", "1250,01", "250,00").settled();
        HandedIn second = handIn(2, "1250,00", "1100,50");
        BatchPage held = second.settled();
        // When
        crossfoot.reconcile().decide(broken.name(), "reject", Map.of("by", "test", "reason", "does not balance"));
        // Then
        assertThat(held.state()).as(held::toString).isEqualTo("held");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(second.settled()).returns("released", BatchPage::state));
    }

    private HandedIn handIn(int day, String opening, String closing) {
        return handIn(day, opening, closing, difference(opening, closing));
    }

    private HandedIn handIn(int day, String opening, String closing, String movement) {
        String content = """
                :20:STATEMENT
                :25:%1$s
                :28C:%2$d/1
                :60F:C26112%2$dEUR%3$s
                :61:26112%2$d%4$sNTRFNONREF
                :62F:C26112%2$dEUR%5$s
                -
                """.formatted(account, day, opening, mark(movement), closing);
        String name = "%s-2026112%d.sta".formatted(account, day);
        Path before = crossfoot.settings().inbox(STATEMENTS.name()).resolve(name);
        await().atMost(PATIENCE).until(() -> Files.notExists(before));
        return crossfoot.submit(name, content, STATEMENTS.name());
    }

    private static String mark(String movement) {
        return movement.startsWith("-") ? "D" + movement.substring(1) : "C" + movement;
    }

    private static String difference(String opening, String closing) {
        return number(closing).subtract(number(opening)).toPlainString().replace('.', ',');
    }

    private static BigDecimal number(String written) {
        return new BigDecimal(written.replace(',', '.'));
    }
}
