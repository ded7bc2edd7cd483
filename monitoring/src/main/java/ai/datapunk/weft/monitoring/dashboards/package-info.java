/** The dashboards that are written for applications, by what their catalogs have. */
@NullMarked
package ai.datapunk.weft.monitoring.dashboards;

import org.jspecify.annotations.NullMarked;
