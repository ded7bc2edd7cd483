/** What tests of the processor share: how to compile, sources, and other processors. */
@NullMarked
package ai.datapunk.weft.processor.testing;

import org.jspecify.annotations.NullMarked;
