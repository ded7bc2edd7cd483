/** Queries that know the labels of their results. */
@NullMarked
package ai.datapunk.weft.monitoring.promql;

import org.jspecify.annotations.NullMarked;
