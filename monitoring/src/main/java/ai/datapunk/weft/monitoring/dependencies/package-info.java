/** Who calls whom, how often and how well, by what Prometheus has and by the catalogs. */
@NullMarked
package ai.datapunk.weft.monitoring.dependencies;

import org.jspecify.annotations.NullMarked;
