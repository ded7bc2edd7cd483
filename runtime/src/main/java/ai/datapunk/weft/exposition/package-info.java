/** Serving the series: the endpoint that Prometheus scrapes. */
@NullMarked
package ai.datapunk.weft.exposition;

import org.jspecify.annotations.NullMarked;
