/** The alerts that there are, one class for each group, and what they ask of a catalog. */
@NullMarked
package ai.datapunk.weft.monitoring.alerts;

import org.jspecify.annotations.NullMarked;
