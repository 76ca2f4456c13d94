package io.crossfoot.reconcile.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossfoot.common.registry.RegistryAvroSerde;
import io.crossfoot.schema.ContinuityGap;
import io.crossfoot.schema.ContinuityReport;
import io.crossfoot.schema.continuity.AccountBalances;
import io.crossfoot.schema.continuity.BalancesVoid;
import io.crossfoot.schema.continuity.BatchBalances;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContinuityBookTest {

    private static final Instant AT = Instant.parse("2026-11-26T20:00:00Z");
    private static final String ACCOUNT = "DE02120300000000202051";
    private static final String DAY_1 = "statements/2026-11-24/1/r1";
    private static final String DAY_1_CORRECTED = "statements/2026-11-24/1/r2";
    private static final String DAY_2 = "statements/2026-11-25/1/r1";
    private static final String DAY_3 = "statements/2026-11-26/1/r1";

    private final ContinuityBook book = book();

    static IntStream seeds() {
        return IntStream.range(0, 30);
    }

    @Test
    void comparesTheFirstStatementOfAnAccountWithNothing() {
        // When
        List<ContinuityReport> reports = hear(balances(DAY_1, "1/1", "0", "100.00"));

        // Then
        assertThat(reports).containsExactly(new ContinuityReport(DAY_1, 0, List.of(), 0, 0, AT));
    }

    @Test
    void findsStatementsContinuousOfWhichOneOpensAsTheOtherClosed() {
        // Given
        hear(balances(DAY_1, "1/1", "0", "100.00"));

        // When
        List<ContinuityReport> reports = hear(balances(DAY_2, "2/1", "100", "80.5"));

        // Then
        assertThat(reports).containsExactly(new ContinuityReport(DAY_2, 1, List.of(), 0, 0, AT));
    }

    @Test
    void namesAccountBothFiguresAndTheNumbersThatAreMissing() {
        // Given
        hear(balances(DAY_1, "1/1", "0", "100.00"));

        // When
        ContinuityReport report = hear(balances(DAY_3, "4/1", "80.50", "70")).get(0);

        // Then
        assertThat(report.getGaps())
                .containsExactly(new ContinuityGap(ACCOUNT, "EUR", DAY_1, "1/1", "100.00", "4/1", "80.50", "2 to 3"));
        assertThat(report.getBalanceGaps()).isEqualTo(1);
        assertThat(report.getNumberGaps()).isEqualTo(1);
    }

    @Test
    void reportsAgainOnABatchWhenTheOneBeforeItComesLate() {
        // Given
        hear(balances(DAY_1, "1/1", "0", "100.00"));
        hear(balances(DAY_3, "3/1", "80.50", "70"));

        // When
        List<ContinuityReport> reports =
                new ArrayList<>(book.hear(balances(DAY_2, "2/1", "100", "80.50"), AT.plusSeconds(9)));

        // Then
        assertThat(reports)
                .containsExactly(
                        new ContinuityReport(DAY_2, 1, List.of(), 0, 0, AT.plusSeconds(9)),
                        new ContinuityReport(DAY_3, 1, List.of(), 0, 0, AT.plusSeconds(9)));
    }

    @Test
    void comparesWithTheLatestRevisionAndWithTheFormerWhereThatNoLongerCounts() {
        // Given
        hear(balances(DAY_1, "1/1", "0", "100.00"));
        hear(balances(DAY_2, "2/1", "100.00", "80.50"));

        // When
        List<ContinuityReport> corrected = hear(balances(DAY_1_CORRECTED, "1/1", "0", "99.00"));
        List<ContinuityReport> rejected = book.hear(new BalancesVoid(DAY_1_CORRECTED), AT);

        // Then
        assertThat(corrected)
                .extracting(ContinuityReport::getBatch, ContinuityReport::getBalanceGaps)
                .containsExactly(tuple(DAY_1_CORRECTED, 0), tuple(DAY_2, 1));
        assertThat(rejected)
                .extracting(ContinuityReport::getBatch, ContinuityReport::getBalanceGaps)
                .containsExactly(tuple(DAY_2, 0));
    }

    @Test
    void reportsAgainOnAllRevisionsOfTheNextBatch() {
        // Given
        hear(balances(DAY_2, "2/1", "100.00", "80.50"));
        hear(balances("statements/2026-11-25/1/r2", "2/1", "100.00", "80.40"));

        // When
        List<ContinuityReport> reports = hear(balances(DAY_1, "1/1", "0", "100.00"));

        // Then
        assertThat(reports)
                .extracting(ContinuityReport::getBatch, ContinuityReport::getCompared)
                .containsExactly(tuple(DAY_1, 0), tuple(DAY_2, 1), tuple("statements/2026-11-25/1/r2", 1));
    }

    @Test
    void saysNothingNewOfWhatIsHeardAgain() {
        // Given
        hear(balances(DAY_1, "1/1", "0", "100.00"));
        hear(balances(DAY_2, "2/1", "100.00", "80.50"));

        // When
        List<ContinuityReport> reports = hear(balances(DAY_1, "1/1", "0", "100.00"));
        reports.addAll(book.hear(new BalancesVoid("statements/2026-11-20/1/r1"), AT));

        // Then
        assertThat(reports).isEmpty();
    }

    @Test
    void reportsOnceAllPartsHaveCome() {
        // Given
        hear(balances(DAY_1, "1/1", "0", "100.00"));
        AccountBalances other = account(DAY_2, "other", "USD", "1", "0", "1");

        // When
        List<ContinuityReport> first = hear(new BatchBalances(DAY_2, 0, 2, List.of(other)));
        List<ContinuityReport> second =
                hear(new BatchBalances(DAY_2, 1, 2, List.of(account(DAY_2, ACCOUNT, "EUR", "2/1", "99.00", "1"))));

        // Then
        assertThat(first).isEmpty();
        assertThat(second.get(0).getCompared()).isEqualTo(1);
        assertThat(second.get(0).getBalanceGaps()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "statements/2026-11-24/2/r1, statements/2026-11-24/10/r1, 1",
        "statements/2026-11-24/10/r1, statements/2026-11-24/2/r1, 0",
        "statements/2026-11-24/1/r1, statements/2026-11-24/1/r2, 0",
        "other/2026-11-24/1/r1, statements/2026-11-25/1/r1, 0"
    })
    void findsTheBatchBeforeByFeedDayAndNumber(String earlier, String later, int compared) {
        // Given
        hear(balances(earlier, "", "0", "100.00"));

        // When
        ContinuityReport report = hear(balances(later, "", "100.00", "0")).get(0);

        // Then
        assertThat(report.getCompared()).isEqualTo(compared);
    }

    @ParameterizedTest
    @CsvSource({"12, EUR, 1", "12, USD, 0", "12/EUR, '', 0", "1, EUR, 0", "123, EUR, 0", "12~, EUR, 0"})
    void keepsAccountsAndCurrenciesApart(String account, String currency, int compared) {
        // Given
        hear(new BatchBalances(DAY_1, 0, 1, List.of(account(DAY_1, "12", "EUR", "", "0", "5"))));

        // When
        List<ContinuityReport> reports =
                hear(new BatchBalances(DAY_2, 0, 1, List.of(account(DAY_2, account, currency, "", "5", "0"))));

        // Then
        assertThat(reports.get(0).getCompared()).isEqualTo(compared);
    }

    @Test
    void keepsTheLatestBatchesOfAnAccount() {
        // Given
        LocalDate day = LocalDate.parse("2026-01-01");
        for (int i = 1; i <= BalanceChains.KEPT + 1; i++) {
            hear(balances("statements/%s/1/r1".formatted(day.plusDays(2L * i)), "", "0", "0"));
        }

        // When
        ContinuityReport first = hear(balances("statements/%s/1/r1".formatted(day.plusDays(3)), "", "0", "0"))
                .get(0);
        ContinuityReport second = hear(balances("statements/%s/1/r1".formatted(day.plusDays(7)), "", "0", "0"))
                .get(0);

        // Then
        assertThat(first.getCompared()).isZero();
        assertThat(second.getCompared()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void endsWithTheSameReportsInWhateverOrderBatchesCome(int seed) {
        // Given
        List<BatchBalances> batches = new ArrayList<>();
        Random random = new Random(seed);
        for (int day = 1; day <= 9; day++) {
            for (int revision = 1; revision <= 1 + random.nextInt(2); revision++) {
                String batch = "statements/2026-11-0%d/1/r%d".formatted(day, revision);
                batches.add(balances(batch, "" + day, "" + random.nextInt(3), "" + random.nextInt(3)));
            }
        }
        Map<String, ContinuityReport> inOrder = last(book, batches);

        // When
        Collections.shuffle(batches, random);
        Map<String, ContinuityReport> shuffled = last(book(), batches);

        // Then
        assertThat(shuffled).isEqualTo(inOrder);
    }

    private List<ContinuityReport> hear(BatchBalances balances) {
        return new ArrayList<>(book.hear(balances, AT));
    }

    private static Map<String, ContinuityReport> last(ContinuityBook book, List<BatchBalances> batches) {
        Map<String, ContinuityReport> last = new HashMap<>();
        batches.forEach(balances -> book.hear(balances, AT).forEach(report -> last.put(report.getBatch(), report)));
        return last;
    }

    private static BatchBalances balances(String batch, String number, String opening, String closing) {
        return new BatchBalances(batch, 0, 1, List.of(account(batch, ACCOUNT, "EUR", number, opening, closing)));
    }

    private static AccountBalances account(
            String batch, String account, String currency, String number, String opening, String closing) {
        return new AccountBalances(batch, account, currency, number, opening, number, closing);
    }

    private static ContinuityBook book() {
        KeyValueStore<String, SpecificRecord> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("balances"),
                        Serdes.String(),
                        RegistryAvroSerde.<SpecificRecord>ofValues(
                                Map.of("schema.registry.url", "mock://" + UUID.randomUUID())))
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return new ContinuityBook(new BalanceChains(store));
    }
}
