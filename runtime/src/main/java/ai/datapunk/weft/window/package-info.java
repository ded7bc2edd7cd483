/**
 * The sliding windows of a circuit: the latest calls, by number or by time, and whether their
 * failure rate or slow call rate has reached its threshold. Internal: it may change in any release.
 */
@NullMarked
package ai.datapunk.weft.window;

import org.jspecify.annotations.NullMarked;
