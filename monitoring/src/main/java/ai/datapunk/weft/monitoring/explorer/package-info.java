/** A page for browsers with all that the catalogs say, and what a Prometheus has of it. */
@NullMarked
package ai.datapunk.weft.monitoring.explorer;

import org.jspecify.annotations.NullMarked;
