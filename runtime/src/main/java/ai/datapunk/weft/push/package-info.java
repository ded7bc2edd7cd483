/** Series that are pushed, for those whom nobody scrapes: batch jobs above all. */
@NullMarked
package ai.datapunk.weft.push;

import org.jspecify.annotations.NullMarked;
