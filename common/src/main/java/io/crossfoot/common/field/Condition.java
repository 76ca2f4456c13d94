package io.crossfoot.common.field;

/**
 * Holds for records whose field has the value. Dates and decimals are left out: their text depends on who decoded them.
 *
 * @param field name of a field of the event
 * @param equals the value, as text
 */
public record Condition(String field, String equals) {}
