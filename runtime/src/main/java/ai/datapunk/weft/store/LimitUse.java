package ai.datapunk.weft.store;

/**
 * How much of a limit is taken.
 *
 * @param taken label sets that count against it
 * @param limit how many there may be
 */
public record LimitUse(int taken, int limit) {}
