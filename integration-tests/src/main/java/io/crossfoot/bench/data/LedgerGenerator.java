package io.crossfoot.bench.data;

import static io.crossfoot.bench.data.Ledger.bytes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Writes ledger files of any size: one pass, and no more memory than the accounts take. */
public final class LedgerGenerator {

    private static final byte[][] TYPES = {bytes("PAY"), bytes("FEE"), bytes("INT"), bytes("DEP")};
    private static final byte[][] TEXTS = {
        bytes("Standing order "), bytes("Account fee "), bytes("Interest "), bytes("Deposit ")
    };
    private static final byte[][] CURRENCIES =
            Ledger.CURRENCIES.stream().map(Ledger::bytes).toArray(byte[][]::new);
    private static final int HIGHEST_AMOUNT = 500_000;
    private static final int REFERENCES = 100_000_000;

    private final LedgerSpec spec;
    private final UniformRandomProvider random;
    private final DiscreteSampler ranks;
    private final int[] accounts;
    private final byte[] day;
    private final Trailer trailer = new Trailer();

    private LedgerGenerator(LedgerSpec spec) {
        this.spec = spec;
        this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(spec.seed());
        this.accounts = shuffled(spec.accounts());
        this.ranks = RejectionInversionZipfSampler.of(random, spec.accounts(), spec.skew());
        this.day = bytes(spec.day() + "T");
    }

    /**
     * The file of this spec in the folder, written unless it is there already; beside it, as {@code FILE.sha256}, its
     * checksum.
     */
    public static Path fileIn(Path folder, LedgerSpec spec) {
        Path file = folder.resolve(spec.fileName());
        Path checksum = folder.resolve(spec.fileName() + ".sha256");
        try {
            if (!Files.exists(checksum)) {
                Files.createDirectories(folder);
                String sha256 = new LedgerGenerator(spec).write(file);
                Files.writeString(checksum, sha256 + "  " + file.getFileName() + "\n");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** So that an account's number does not tell how often it occurs. */
    private int[] shuffled(int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            numbers[i] = numbers[other];
            numbers[other] = i;
        }
        return numbers;
    }

    private String write(Path file) throws IOException {
        MessageDigest sha256 = sha256();
        try (AsciiWriter out = new AsciiWriter(new DigestOutputStream(Files.newOutputStream(file), sha256))) {
            out.text(bytes("HDR,LEDGER," + spec.day() + "\n"));
            for (long id = 1; id <= spec.records(); id++) {
                writeLine(id, out);
            }
            trailer.writeTo(out);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private void writeLine(long id, AsciiWriter out) {
        long account = Ledger.FIRST_ACCOUNT + accounts[ranks.sample() - 1];
        int currency = Ledger.currency(account);
        long dice = random.nextLong();
        int type = (int) (dice & 3);
        long amount = amount(dice >>> 2);
        out.number(id).text(',').number(account).text(',');
        writeTime(secondOf(id), out);
        out.text(',').text(TYPES[type]).text(',').hundredths(amount);
        out.text(',').text(CURRENCIES[currency]).text(',').text(TEXTS[type]);
        out.padded((dice >>> 32) % REFERENCES, 8).text('\n');
        trailer.add(account, currency, amount);
    }

    /** From -5,000.00 to 5,000.00, and never nothing. */
    private static long amount(long dice) {
        long size = 1 + (dice >>> 1) % HIGHEST_AMOUNT;
        return (dice & 1) == 0 ? size : -size;
    }

    /** The lines are spread evenly over the day. */
    private int secondOf(long id) {
        return (int) ((id - 1) * Ledger.SECONDS_OF_DAY / spec.records());
    }

    private void writeTime(int second, AsciiWriter out) {
        out.text(day).padded(second / 3600, 2).text(':').padded(second / 60 % 60, 2);
        out.text(':').padded(second % 60, 2).text('Z');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
