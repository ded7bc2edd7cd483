/** The same rules and configuration where time runs faster, to be tried out. */
@NullMarked
package ai.datapunk.weft.monitoring.drill;

import org.jspecify.annotations.NullMarked;
