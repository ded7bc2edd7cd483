/** Rules about how many series there may come to be. */
@NullMarked
package ai.datapunk.weft.processor.check.series;

import org.jspecify.annotations.NullMarked;
