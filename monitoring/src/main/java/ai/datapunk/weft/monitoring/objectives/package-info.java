/** What objectives make of series: burn rates, what is left of a budget, and alerts. */
@NullMarked
package ai.datapunk.weft.monitoring.objectives;

import org.jspecify.annotations.NullMarked;
