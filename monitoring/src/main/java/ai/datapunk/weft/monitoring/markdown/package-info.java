/** Texts as Markdown has them. */
@NullMarked
package ai.datapunk.weft.monitoring.markdown;

import org.jspecify.annotations.NullMarked;
