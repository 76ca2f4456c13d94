package io.crossfoot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.platform.AppProcess;
import io.crossfoot.platform.CommittedLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should give to the command line: it says in one line what is wrong and what would be right. */
class WrongInputIT {

    private static final FeedDescription FEED = FeedDescription.of("ledger", LedgerFile.feed("ledger"));
    private static final int LINES = 100;

    private static final FeedDescription TOLERANT =
            FeedDescription.of("tolerant", LedgerFile.feed("tolerant") + "rejects-allowed: 1 %\n");
    private static final FeedDescription SETS = FeedDescription.of("sets", LedgerParts.feed("sets"));

    @RegisterExtension
    private static final RunningCrossfoot crossfoot = RunningCrossfoot.with(
                    FEED, FeedDescription.sample("ach"), TOLERANT, SETS)
            .withOneInstanceOfEach();

    private static Path root;

    @TempDir
    private Path folder;

    private final Random random;

    WrongInputIT() {
        long seed = new Random().nextLong();
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
        random = new Random(seed);
    }

    /** A folder in which the command line finds the feeds and the inbox of the apps that run. */
    @BeforeAll
    static void linkToRunningApps() throws IOException {
        Settings settings = crossfoot.settings();
        root = settings.home().resolve("root");
        Path home = Files.createDirectories(root.resolve(".crossfoot"));
        Files.createSymbolicLink(home.resolve("feeds"), settings.feeds("ingest"));
        Files.createSymbolicLink(home.resolve("inbox"), settings.home().resolve("inbox"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "submit"})
    void refusesFileThatIsNotThere(String command) {
        // When
        Command run = run(command, folder.resolve("nowhere.txt"), "--feed", "ledger");
        // Then
        assertRefused(run).contains("nowhere.txt").containsPattern("there is no such file; check|does not exist; give");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "submit"})
    void refusesFolder(String command) {
        // When
        Command run = run(command, folder, "--feed", "ledger");
        // Then
        assertRefused(run)
                .contains(folder.toString())
                .containsPattern("is a folder; name one file|is a directory or a device; give the path of a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "submit"})
    void suggestsFeedWhereThereIsNoSuch(String command) throws IOException {
        // When
        Command run = run(command, goodFile(), "--feed", "leger");
        // Then
        assertRefused(run).contains("leger", "did you mean 'ledger'?");
    }

    @Test
    void namesAllThatIsWrongWithFeedDescription() throws IOException {
        // Given
        String wrong =
                LedgerFile.feed("ledger").replace("separator", "seperator").replace("detail", "detials");
        Path description = Files.writeString(folder.resolve("wrong.yaml"), wrong);
        // When
        Command run = run("inspect", goodFile(), "--feed", description.toString());
        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors().lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains(
                                        "wrong.yaml:6: format.delimited.seperator: unknown key; did you mean 'separator'?"),
                        second -> assertThat(second)
                                .contains("wrong.yaml:13: format.delimited.records[1].role: expected one of header,")
                                .endsWith("got 'detials'"));
    }

    @Test
    void saysWhereNoPlatformAnswered() throws IOException {
        // When
        Command run = Command.crossfoot(
                root, "submit", goodFile().toString(), "--feed", "ledger", "--url", "http://127.0.0.1:1");
        // Then
        assertRefused(run).contains("http://127.0.0.1:1", "does not answer", "crossfoot up");
    }

    /** Files that are named as they should be, and hold noise, or what once was gzip. */
    @ParameterizedTest
    @ValueSource(strings = {"ledger", "ach"})
    void junkBecomesMalformedBatchAndHarmsNoOther(String feed) throws IOException {
        // Given
        List<Path> junk = List.of(noise("noise" + ending(feed)), damagedGzip("gzip" + ending(feed)));
        List<AppLog> logs = crossfoot.apps().stream().map(AppLog::of).toList();
        // When
        List<Command> runs = new ArrayList<>();
        for (Path file : junk) {
            runs.add(run("submit", file, "--feed", feed));
        }
        Command next = run("submit", goodFile(), "--feed", "ledger");
        // Then
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errors()).isEmpty();
            assertThat(run.out()).contains("malformed", "structure");
        });
        assertThat(next.exitCode()).as(next::toString).isZero();
        assertThat(next.out()).contains("balanced");
        assertThat(crossfoot.apps()).allMatch(AppProcess::isAlive);
        assertThat(logs).allSatisfy(log -> assertThat(log.complaints()).isEmpty());
    }

    @Test
    void letsNoMoreThanTheAllowedShareOfRecordsBeRejected() throws IOException {
        // Given
        Path tolerable = withWrongNumbers(1_000, 10);
        Path tooMany = withWrongNumbers(1_000, 11);
        // When
        Command good = run("submit", tolerable, "--feed", "tolerant");
        Command bad = run("submit", tooMany, "--feed", "tolerant");
        // Then
        assertThat(good.exitCode()).as(good::toString).isZero();
        assertThat(good.out()).contains("balanced");
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.out()).contains("out-of-balance", "rejects", "at most 1 %", "11", "1.1 % of 1000 records");
    }

    @Test
    void leavesAFileThatIsRubbishBehindItsFirstLine() throws IOException {
        // Given
        String name = "rubbish-%016x.txt".formatted(random.nextLong());
        Path file = Files.writeString(folder.resolve(name), "1;A001;5.00\n" + "what is this\n".repeat(50_000));
        // When
        Command run = run("submit", file, "--feed", "tolerant", "--json");
        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode batch = new ObjectMapper().readTree(run.out());
        assertThat(batch.path("outcome").asText()).isEqualTo("malformed");
        assertThat(batch.path("breaks").findValuesAsText("detail"))
                .anyMatch(detail -> detail.contains("10000 of its first 10001 records could not be read"));
        String key = batch.path("batch").asText() + '#';
        assertThat(new CommittedLog(crossfoot.broker().bootstrapServers())
                        .readAll("tolerant.rejects").stream()
                                .filter(reject -> new String(reject.key(), StandardCharsets.UTF_8).startsWith(key)))
                .hasSize(10_000);
    }

    @Test
    void handsInASetThatIsWholeAndNoOther() throws IOException {
        // Given
        LedgerParts set = LedgerParts.random(random.nextLong(), 2, LINES);
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> part : set.contents().entrySet()) {
            files.add(Files.writeString(folder.resolve(part.getKey()), part.getValue()));
        }
        // When
        Command half = run("submit", files.get(0), "--feed", "sets");
        Command apart = run("submit", files.get(0), files.get(1).toString(), "--feed", "ledger");
        Command whole = run("submit", files.get(0), files.get(1).toString(), "--feed", "sets");
        // Then
        assertRefused(half).contains("part 2 of 2 is missing", "hand in all its parts with one command");
        assertRefused(apart).contains("takes these 2 files for 2 batches");
        assertThat(whole.exitCode()).as(whole::toString).isZero();
        assertThat(whole.out()).contains("balanced", set.file(2));
    }

    private static Command run(String command, Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, file.toString()));
        arguments.addAll(List.of(options));
        if (command.equals("submit")) {
            arguments.addAll(
                    List.of("--url", crossfoot.reconciles().get(0).url().toString()));
        }
        return Command.crossfoot(root, arguments.toArray(String[]::new));
    }

    /** Says so in one line, and nothing else: no result, no stack trace. */
    private static AbstractStringAssert<?> assertRefused(Command run) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return assertThat(run.errors().lines()).singleElement().asString().startsWith("crossfoot: ");
    }

    private Path goodFile() throws IOException {
        LedgerFile file = LedgerFile.random(random.nextLong(), LINES);
        return Files.writeString(folder.resolve(file.name()), file.content());
    }

    /** A file in which some lines have no number where there must be one, which its trailer counts all the same. */
    private Path withWrongNumbers(int lines, int wrong) throws IOException {
        LedgerFile file = LedgerFile.random(random.nextLong(), lines);
        String content = file.content();
        for (int line = 1; line <= wrong; line++) {
            content = content.replaceFirst("(?m)^%d;".formatted(line), "x;");
        }
        return Files.writeString(folder.resolve(file.name()), content);
    }

    private static String ending(String feed) {
        return feed.equals("ach") ? ".ach" : ".txt";
    }

    private Path noise(String name) throws IOException {
        byte[] bytes = new byte[3_000];
        random.nextBytes(bytes);
        return Files.write(folder.resolve(name), bytes);
    }

    private Path damagedGzip(String name) throws IOException {
        Path file = noise(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[0] = 0x1f;
        bytes[1] = (byte) 0x8b;
        return Files.write(file, bytes);
    }
}
