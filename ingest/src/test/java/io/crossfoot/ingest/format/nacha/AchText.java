package io.crossfoot.ingest.format.nacha;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes NACHA files that are right, unless told otherwise. */
final class AchText {

    private static final long TEN_DIGITS = 10_000_000_000L;

    private final List<String> records = new ArrayList<>();
    private int batches;
    private long fileCount;
    private long fileHash;
    private long fileDebits;
    private long fileCredits;
    private long count;
    private long hash;
    private long debits;
    private long credits;

    private AchText() {
        add("101 231380104 1210428822611230000A094101Federal Reserve Bank   My Bank Name");
    }

    static AchText anAchFile() {
        return new AchText();
    }

    /** A file whose one batch has one debit and one credit. */
    static AchText aSmallFile() {
        return anAchFile().batch().debit(10_000).credit(25_050).endBatch().endFile();
    }

    AchText batch() {
        return batch(batches + 1);
    }

    AchText batch(int number) {
        batches++;
        count = hash = debits = credits = 0;
        return add("5200Acme Corporation                    121042882 PPDPAYROLL         261123   112104288%07d"
                .formatted(number));
    }

    AchText debit(long cents) {
        debits += cents;
        return entry("27", cents);
    }

    AchText credit(long cents) {
        credits += cents;
        return entry("22", cents);
    }

    private AchText entry(String code, long cents) {
        count++;
        hash += 23138010;
        return add("6%s231380104123456789        %010d%-15sWade Arnold             0121042880000001"
                .formatted(code, cents, "id"));
    }

    AchText addenda(String content) {
        count++;
        return add("705%-80s00010000001".formatted(content));
    }

    AchText endBatch() {
        return endBatch(batches);
    }

    AchText endBatch(int number) {
        fileCount += count;
        fileHash += hash;
        fileDebits += debits;
        fileCredits += credits;
        return add("8200%06d%010d%012d%012d121042882                          12104288%07d"
                .formatted(count, hash % TEN_DIGITS, debits, credits, number));
    }

    /** The file control, and nines up to the end of the block. */
    AchText endFile() {
        int blocks = (records.size() + 10) / 10;
        add("9%06d%06d%08d%010d%012d%012d"
                .formatted(batches, blocks, fileCount, fileHash % TEN_DIGITS, fileDebits, fileCredits));
        while (records.size() % 10 > 0) {
            add("9".repeat(94));
        }
        return this;
    }

    /** Any record, filled up with blanks. */
    AchText add(String record) {
        records.add(record + " ".repeat(Math.max(0, 94 - record.length())));
        return this;
    }

    /** Changes the record of this number, from 1. */
    AchText replace(int record, String part, String by) {
        String changed = records.get(record - 1).replace(part, by);
        records.set(record - 1, changed);
        return this;
    }

    String joined(String lineBreak) {
        return String.join(lineBreak, records);
    }

    byte[] bytes() {
        return (joined("\n") + '\n').getBytes(StandardCharsets.UTF_8);
    }

    byte[] joinedBytes(String lineBreak) {
        return joined(lineBreak).getBytes(StandardCharsets.UTF_8);
    }
}
