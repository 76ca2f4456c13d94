package io.crossfoot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.platform.AppProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that are made to do harm, in the inbox of apps that run: each comes to a verdict, and the good one behind them too. */
class HostileFilesIT {

    private static final FeedDescription LEDGER = FeedDescription.of("ledger", LedgerFile.feed("ledger"));
    private static final FeedDescription TRANSFERS = new LargeIsoFile().feed();
    private static final int LINES = 100;

    @RegisterExtension
    private static final RunningCrossfoot crossfoot =
            RunningCrossfoot.with(LEDGER, TRANSFERS).withOneInstanceOfEach();

    private final long seed = new Random().nextLong();

    HostileFilesIT() {
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
    }

    @Test
    void textThatIsMadeToDoHarmHarmsNoOtherFile() throws IOException {
        // Given
        String good = LedgerFile.random(seed, LINES).content();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("bomb.txt", gzipped(new byte[64 << 20]));
        files.put("two.txt", zipped("one.txt", "1", "two.txt", "2"));
        files.put("long.txt", ("1;A;" + "x".repeat(8 << 20) + "\n" + good).getBytes(StandardCharsets.UTF_8));
        files.put("digits.txt", ("1;A;" + "9".repeat(10_000) + "\n" + good).getBytes(StandardCharsets.UTF_8));
        files.put("bytes.txt", ("1;\u00e9;1.00\n2;\u0000;1.00\n" + good).getBytes(StandardCharsets.ISO_8859_1));

        // When // Then
        assertNoneHarms(LEDGER, files);
    }

    @Test
    void markupThatIsMadeToDoHarmHarmsNoOtherFile() throws IOException {
        // Given
        Path secret = Files.writeString(crossfoot.settings().home().resolve("secret.txt"), "SECRET");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("external.xml", transfer("<!ENTITY e SYSTEM \"" + secret.toUri() + "\">"));
        files.put("remote.xml", transfer("<!ENTITY e SYSTEM \"http://127.0.0.1:1/e\">"));
        files.put(
                "laughs.xml",
                transfer("<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(50_000) + "\"><!ENTITY e \""
                        + "&b;".repeat(50_000) + "\">"));

        // When // Then
        assertNoneHarms(TRANSFERS, files);
    }

    @Test
    void entryOfAnArchiveIsReadAndWrittenNowhere() throws IOException {
        // Given
        LedgerFile good = LedgerFile.random(seed + 1, LINES);
        Path inbox = crossfoot.settings().inbox(LEDGER.name());
        String escape = "../../escaped.txt";

        // When
        BatchPage batch =
                handIn(LEDGER, "archive.txt", zipped(escape, good.content())).settled();

        // Then
        assertThat(batch.outcome()).as(batch::toString).isEqualTo("balanced");
        assertThat(inbox.resolve(escape)).doesNotExist();
        assertThat(inbox.resolve(".done").resolve(escape)).doesNotExist();
        assertThat(crossfoot.settings().home().resolve(escape)).doesNotExist();
    }

    @Test
    void linkOutOfTheInboxIsNotFollowed() throws IOException {
        // Given
        LedgerFile outside = LedgerFile.random(seed + 2, LINES);
        Path target = Files.writeString(crossfoot.settings().home().resolve("outside.txt"), outside.content());
        AppLog log = AppLog.of(crossfoot.ingest());

        // When
        Path link = Files.createSymbolicLink(
                crossfoot.settings().inbox(LEDGER.name()).resolve("link.txt"), target);

        // Then
        log.awaitLine("A link that leads out of the inbox is not followed");
        assertGoodFileBalances();
        assertThat(link).isSymbolicLink();
    }

    private void assertNoneHarms(FeedDescription feed, Map<String, byte[]> files) throws IOException {
        List<Long> before = crossfoot.apps().stream().map(AppProcess::pid).toList();
        AppLog log = AppLog.of(crossfoot.ingest());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            BatchPage batch = handIn(feed, file.getKey(), file.getValue()).settled();
            assertThat(batch.outcome()).as("%s: %s", file.getKey(), batch).isIn("malformed", "out-of-balance");
            assertThat(batch.toString()).doesNotContain("SECRET");
        }
        assertGoodFileBalances();
        assertThat(crossfoot.apps()).allMatch(AppProcess::isAlive);
        assertThat(crossfoot.apps()).extracting(AppProcess::pid).isEqualTo(before);
        assertThat(log.complaints()).isEmpty();
    }

    private void assertGoodFileBalances() throws IOException {
        LedgerFile good = LedgerFile.random(new Random().nextLong(), LINES);
        BatchPage batch = handIn(LEDGER, good.name(), good.content().getBytes(StandardCharsets.UTF_8))
                .settled();
        assertThat(batch.outcome()).as(batch::toString).isEqualTo("balanced");
    }

    private static HandedIn handIn(FeedDescription feed, String name, byte[] content) throws IOException {
        Path folder = Files.createDirectories(crossfoot.settings().home().resolve("files"));
        return crossfoot.submit(Files.write(folder.resolve(name), content), feed.name());
    }

    /** A message whose payment has the entity {@code e} in it. */
    private static byte[] transfer(String entities) {
        return """
                <?xml version="1.0"?>
                <!DOCTYPE Document [%s]>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
                <GrpHdr><MsgId>M</MsgId><NbOfTxs>1</NbOfTxs></GrpHdr>
                <PmtInf><PmtInfId>P</PmtInfId><CdtTrfTxInf><PmtId><EndToEndId>&e;</EndToEndId></PmtId>
                <Amt><InstdAmt Ccy="EUR">1.00</InstdAmt></Amt></CdtTrfTxInf></PmtInf>
                </CstmrCdtTrfInitn></Document>
                """.formatted(entities).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    /** @param namesAndTexts of the archive's entries, one after the other */
    private static byte[] zipped(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return packed.toByteArray();
    }
}
