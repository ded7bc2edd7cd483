/** Pages that say what to do when an alert fires. */
@NullMarked
package ai.datapunk.weft.monitoring.runbook;

import org.jspecify.annotations.NullMarked;
