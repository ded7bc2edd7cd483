package ai.datapunk.weft.monitoring.command;

/**
 * What a command has done.
 *
 * @param text what it says of that
 * @param isComplete whether it could read all catalogs
 */
record Outcome(String text, boolean isComplete) {}
