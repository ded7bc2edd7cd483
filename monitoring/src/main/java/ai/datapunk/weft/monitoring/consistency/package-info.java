/** Whether catalogs agree with each other. */
@NullMarked
package ai.datapunk.weft.monitoring.consistency;

import org.jspecify.annotations.NullMarked;
