/** Rules about who calls whom: what policies of several methods come to together. */
@NullMarked
package ai.datapunk.weft.processor.check.calls;

import org.jspecify.annotations.NullMarked;
