/**
 * Rules about metrics: what they, their services and operations are called, their units, help and
 * buckets, and what the platform's standard says of those of its names.
 */
@NullMarked
package ai.datapunk.weft.processor.check.metric;

import org.jspecify.annotations.NullMarked;
