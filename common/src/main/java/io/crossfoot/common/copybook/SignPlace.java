package io.crossfoot.common.copybook;

/**
 * Where the sign of a number of usage DISPLAY stands.
 *
 * @param leading before the digits, otherwise behind them
 * @param separate as a character of its own, otherwise in the zone of the first or last digit
 */
public record SignPlace(boolean leading, boolean separate) {

    /** What holds where a copybook says nothing. */
    public static final SignPlace DEFAULT = new SignPlace(false, false);
}
