/** Dashboards of Grafana, as JSON. */
@NullMarked
package ai.datapunk.weft.monitoring.grafana;

import org.jspecify.annotations.NullMarked;
