/**
 * An application's own metrics: counters, gauges, histograms, infos and state sets of names that it
 * chooses, with the limits, the masking and the exposition that Weft's families have.
 */
@NullMarked
package ai.datapunk.weft.metrics;

import org.jspecify.annotations.NullMarked;
