package io.crossfoot.common.copybook;

import java.util.Optional;

/**
 * How often an item is repeated.
 *
 * @param least the same as {@code most} if the number is fixed
 * @param dependingOn the item that says how often; empty if the number is fixed
 */
public record Occurs(int least, int most, Optional<String> dependingOn) {}
