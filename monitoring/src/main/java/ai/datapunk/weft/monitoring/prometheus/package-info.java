/** Prometheus' configuration. */
@NullMarked
package ai.datapunk.weft.monitoring.prometheus;

import org.jspecify.annotations.NullMarked;
