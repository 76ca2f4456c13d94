package io.crossfoot.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Works out what the aggregates of the sample feeds must come to, from the files alone and without any of the apps. */
final class SampleResults {

    private final Map<String, Rows> byTopic = new TreeMap<>();

    private SampleResults() {}

    /** The results of each topic of the feed that has some. */
    static Map<String, Rows> of(String feed, Path file) throws IOException {
        SampleResults results = new SampleResults();
        List<String> lines = lines(file);
        switch (feed) {
            case "ach" -> results.ach(lines);
            case "orders" -> results.orders(lines);
            case "customers" -> results.customers(lines);
            case "fails-to-deliver" -> results.failsToDeliver(lines);
            default -> throw new IllegalArgumentException(feed);
        }
        return results.byTopic;
    }

    private static List<String> lines(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file);
                InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(content) : content) {
            return new String(text.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        }
    }

    private Rows rows(String topic) {
        return byTopic.computeIfAbsent(topic, absent -> new Rows());
    }

    private void ach(List<String> lines) {
        String batchHeader = "";
        for (String line : lines) {
            if (line.startsWith("5")) {
                batchHeader = padded(line);
            } else if (line.startsWith("6")) {
                achEntry(batchHeader, padded(line));
            }
        }
    }

    private static String padded(String line) {
        return "%-94s".formatted(line);
    }

    private void achEntry(String batchHeader, String entry) {
        String entryClass = batchHeader.substring(50, 53).strip();
        boolean advice = entryClass.equals("ADV");
        BigDecimal amount = new BigDecimal(entry.substring(advice ? 27 : 29, 39).strip()).movePointLeft(2);
        String side = isCredit(entry.substring(1, 3)) ? "credits" : "debits";
        boolean international = entryClass.equals("IAT") || batchHeader.startsWith("IATCOR", 4);
        String name = international ? "" : batchHeader.substring(4, 20).stripTrailing();
        String company = batchHeader.substring(40, 50).stripTrailing() + '|' + name + '|' + entryClass;
        rows("ach.by-company").addRecord(company);
        rows("ach.by-company").add(company, side, amount);
        String receiver = Long.toString(Long.parseLong(entry.substring(3, 11).strip()));
        rows("ach.by-receiver").addRecord(receiver);
        rows("ach.by-receiver").add(receiver, side, amount);
        rows("ach.by-receiver").greatest(receiver, "largest", amount);
    }

    /** Accounting advice (8x) alternates, in all other ranges 1 to 4 credit and 6 to 9 debit. */
    private static boolean isCredit(String transactionCode) {
        int last = transactionCode.charAt(1) - '0';
        return transactionCode.charAt(0) == '8' ? last % 2 == 1 : last <= 4;
    }

    private void orders(List<String> lines) {
        LocalDate day = LocalDate.EPOCH;
        for (String line : lines) {
            String[] columns = line.split(";", -1);
            if (columns[0].equals("HEA")) {
                day = LocalDate.parse(columns[2]);
            } else if (columns[0].equals("LIT")) {
                order("orders.by-day", Rows.key(day), columns);
                order("orders.by-item", columns[1], columns);
                rows("orders.by-item").greatest(columns[1], "highest_price", new BigDecimal(columns[2]));
            }
        }
    }

    private void order(String topic, String key, String[] columns) {
        rows(topic).addRecord(key);
        rows(topic).add(key, "items", new BigDecimal(columns[7]));
        rows(topic).add(key, "sales", new BigDecimal(columns[8]));
    }

    private void customers(List<String> lines) {
        for (String line : lines) {
            if ("AUD".indexOf(line.charAt(0)) >= 0) {
                String operation = line.substring(0, 1);
                String credit = line.substring(line.length() - 8);
                rows("customers.by-operation").addRecord(operation);
                rows("customers.by-operation").add(operation, "credit", new BigDecimal(credit));
            }
        }
    }

    private void failsToDeliver(List<String> lines) {
        for (String line : lines) {
            String[] columns = line.split("\\|", -1);
            if (columns.length == 6 && Character.isDigit(line.charAt(0))) {
                LocalDate day = LocalDate.parse(columns[0], DateTimeFormatter.BASIC_ISO_DATE);
                fail("fails-to-deliver.by-security", columns[1], columns);
                fail("fails-to-deliver.by-day", Rows.key(day), columns);
                price(columns[1], columns[5]);
            }
        }
    }

    private void fail(String topic, String key, String[] columns) {
        rows(topic).addRecord(key);
        rows(topic).add(key, "quantity", new BigDecimal(columns[3]));
    }

    private void price(String security, String price) {
        if (!price.equals(".")) {
            rows("fails-to-deliver.by-security").least(security, "lowest_price", new BigDecimal(price));
            rows("fails-to-deliver.by-security").greatest(security, "highest_price", new BigDecimal(price));
        }
    }
}
