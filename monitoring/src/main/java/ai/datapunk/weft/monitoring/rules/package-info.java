/**
 * What an alert is: when it fires, what it says, how that is tried, and the file that it stands in.
 */
@NullMarked
package ai.datapunk.weft.monitoring.rules;

import org.jspecify.annotations.NullMarked;
