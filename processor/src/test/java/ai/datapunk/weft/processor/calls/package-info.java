/** Tests of what is known of who calls whom. */
@NullMarked
package ai.datapunk.weft.processor.calls;

import org.jspecify.annotations.NullMarked;
