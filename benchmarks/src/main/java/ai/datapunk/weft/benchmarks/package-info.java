/** What a call costs: Weft beside hand-written code, Micrometer and Resilience4j. */
@NullMarked
package ai.datapunk.weft.benchmarks;

import org.jspecify.annotations.NullMarked;
