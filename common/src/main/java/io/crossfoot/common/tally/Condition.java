package io.crossfoot.common.tally;

/**
 * Holds for records whose field has the value.
 *
 * @param field name of a field of the event
 * @param equals the value, as text
 */
public record Condition(String field, String equals) {}
