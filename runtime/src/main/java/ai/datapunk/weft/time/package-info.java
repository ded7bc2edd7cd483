/** Clock, waiting and timers, to be replaced in tests. */
@NullMarked
package ai.datapunk.weft.time;

import org.jspecify.annotations.NullMarked;
