/** The metric families that Weft exposes, as the compiler needs to know them. */
@NullMarked
package ai.datapunk.weft.processor.family;

import org.jspecify.annotations.NullMarked;
