package io.crossfoot.common.copybook;

import java.util.ArrayList;
import java.util.List;

/** Items that share a place because they redefine one another. */
final class Alternatives {

    private Alternatives() {}

    /** The items of a group by their places in order; in each place the redefined item first. */
    static List<List<Item>> of(List<Item> items) {
        List<List<Item>> places = new ArrayList<>();
        for (Item item : items) {
            if (item.redefines().isEmpty()) {
                places.add(new ArrayList<>());
            }
            places.get(places.size() - 1).add(item);
        }
        return places;
    }

    /**
     * Makes sure that an item which redefines another stands right behind it, or behind others that redefine it.
     *
     * @param before the items of the group before it
     * @return the item
     */
    static Item check(Item item, List<Item> before) {
        if (item.redefines().isPresent()) {
            String redefined = item.redefines().get();
            List<List<Item>> places = of(before);
            boolean found = !places.isEmpty()
                    && places.get(places.size() - 1).stream()
                            .anyMatch(other -> other.name().equals(redefined));
            if (!found) {
                throw new IllegalArgumentException(
                        "redefines %s, which does not stand right before it in its group".formatted(redefined));
            }
        }
        return item;
    }
}
