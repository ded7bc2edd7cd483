/** Rules about retries, circuits and load balancing: ranges, and what contradicts itself. */
@NullMarked
package ai.datapunk.weft.processor.check.policy;

import org.jspecify.annotations.NullMarked;
