/**
 * The forecast of a circuit's opening: when its failure rate will reach the threshold if it goes on
 * as it does, and whether that is news. Plain arithmetic on counts, without clock, lock or
 * allocation. Internal.
 */
@NullMarked
package ai.datapunk.weft.forecast;

import org.jspecify.annotations.NullMarked;
