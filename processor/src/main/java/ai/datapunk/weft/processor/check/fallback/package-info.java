/** Rules about fallbacks: that there is one, that it fits, and what it throws. */
@NullMarked
package ai.datapunk.weft.processor.check.fallback;

import org.jspecify.annotations.NullMarked;
