/** What the processes of an application count, added up for all of them. */
@NullMarked
package ai.datapunk.weft.monitoring.aggregation;

import org.jspecify.annotations.NullMarked;
