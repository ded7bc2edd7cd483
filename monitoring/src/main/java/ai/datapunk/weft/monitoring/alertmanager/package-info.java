/** Alertmanager's configuration: who gets an alert, and which alerts others explain. */
@NullMarked
package ai.datapunk.weft.monitoring.alertmanager;

import org.jspecify.annotations.NullMarked;
