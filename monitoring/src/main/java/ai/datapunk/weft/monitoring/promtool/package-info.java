/** Tests of the alert rules, as promtool runs them. */
@NullMarked
package ai.datapunk.weft.monitoring.promtool;

import org.jspecify.annotations.NullMarked;
