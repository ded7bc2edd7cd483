/** Calls that end when the future does that the method returned. */
@NullMarked
package ai.datapunk.weft.future;

import org.jspecify.annotations.NullMarked;
