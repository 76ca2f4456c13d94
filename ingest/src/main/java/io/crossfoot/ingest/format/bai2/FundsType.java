package io.crossfoot.ingest.format.bai2;

import io.crossfoot.ingest.format.ShortDates;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.bai2.Bai2Availability;
import io.crossfoot.schema.bai2.Bai2Item;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The funds type of an item, and the fields that belong to it: three amounts for S, a date and a time for V, for D the
 * number of distributions and then days and amount of each.
 */
final class FundsType {

    /** More than that no bank distributes an amount. */
    private static final int MOST_DISTRIBUTIONS = 999;

    private static final Set<String> KNOWN = Set.of("", "Z", "0", "1", "2", "S", "V", "D");

    private FundsType() {}

    static boolean isOne(String text) {
        return KNOWN.contains(text.toUpperCase(Locale.ROOT));
    }

    /** How many fields it takes, itself included; -1 where the fields that are there do not tell yet. */
    static int length(List<String> fields, int at) {
        if (at >= fields.size()) {
            return -1;
        }
        return switch (code(fields, at)) {
            case "S" -> 4;
            case "V" -> 3;
            case "D" -> at + 1 < fields.size() ? 2 + 2 * distributions(fields.get(at + 1)) : -1;
            default -> 1;
        };
    }

    /** Sets the item's fields. All fields that {@link #length} tells must be there. */
    static void read(List<String> fields, int at, Item item) {
        String code = code(fields, at);
        item.event().setFundsType(code);
        switch (code) {
            case "S" -> readAmounts(fields, at + 1, item);
            case "V" -> readValueDate(fields, at + 1, item.event());
            case "D" -> readDistributions(fields, at + 1, item);
            default -> {
                if (!KNOWN.contains(code)) {
                    item.reject(
                            RejectCategory.FIELD,
                            "funds type",
                            "must be one of Z, 0, 1, 2, S, V and D",
                            fields.get(at));
                }
            }
        }
    }

    private static String code(List<String> fields, int at) {
        return fields.get(at).toUpperCase(Locale.ROOT);
    }

    private static int distributions(String text) {
        int count = Numbers.count(text);
        return count <= MOST_DISTRIBUTIONS ? Math.max(count, 0) : 0;
    }

    private static void readAmounts(List<String> fields, int at, Item item) {
        for (int days = 0; days < 3; days++) {
            readAvailability(days, fields.get(at + days), item);
        }
    }

    private static void readValueDate(List<String> fields, int at, Bai2Item event) {
        event.setValueDate(ShortDates.of(fields.get(at)));
        event.setValueTime(fields.get(at + 1));
    }

    private static void readDistributions(List<String> fields, int at, Item item) {
        int count = Numbers.count(fields.get(at));
        if (count < 0 || count > MOST_DISTRIBUTIONS) {
            item.reject(
                    RejectCategory.FIELD,
                    "number of distributions",
                    "must be a number up to " + MOST_DISTRIBUTIONS,
                    fields.get(at));
            return;
        }
        for (int i = 0; i < count; i++) {
            String days = fields.get(at + 1 + 2 * i);
            if (Numbers.count(days) < 0) {
                item.reject(RejectCategory.FIELD, "days of a distribution", "must be digits", days);
            }
            readAvailability(Numbers.count(days), fields.get(at + 2 + 2 * i), item);
        }
    }

    private static void readAvailability(int days, String amount, Item item) {
        if (Numbers.isAmount(amount)) {
            item.event().getAvailability().add(new Bai2Availability(days, Numbers.amount(amount)));
        } else if (!amount.isEmpty()) {
            item.reject(RejectCategory.FIELD, "available amount", Item.AMOUNT_RULE, amount);
        }
    }
}
