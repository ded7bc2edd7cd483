/** Who is talked to, how they know each other, and what is not told. */
@NullMarked
package ai.datapunk.weft.monitoring.access;

import org.jspecify.annotations.NullMarked;
