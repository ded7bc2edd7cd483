/** The page of all metrics, in Markdown. */
@NullMarked
package ai.datapunk.weft.monitoring.reference;

import org.jspecify.annotations.NullMarked;
