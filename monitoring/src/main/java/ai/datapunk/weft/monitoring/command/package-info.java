/** What the jar does when it is started. */
@NullMarked
package ai.datapunk.weft.monitoring.command;

import org.jspecify.annotations.NullMarked;
