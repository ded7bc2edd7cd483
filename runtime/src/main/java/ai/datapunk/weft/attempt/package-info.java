/**
 * The engine of a call: guards before an attempt, what its end means, retries and their waits, for
 * calls that end when they return and for those that end later. It knows no advice.
 */
@NullMarked
package ai.datapunk.weft.attempt;

import org.jspecify.annotations.NullMarked;
