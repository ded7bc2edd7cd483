package ai.datapunk.weft.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What a method's calls are to reach within a window of time.
 *
 * @param availability the share of calls that are to succeed, or null
 * @param latency in how many seconds a call is to end, or null
 * @param latencyTarget the share of calls that are to end by then, or null
 * @param window how many seconds long the window is
 */
public record CatalogObjective(
    @Nullable Double availability,
    @Nullable Double latency,
    @Nullable Double latencyTarget,
    double window) {}
