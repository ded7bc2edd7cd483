/**
 * One rule per file. A rule returns findings; how severe they are and where they are printed is not
 * its business. Every diagnostic is in {@link ai.datapunk.weft.processor.check.Message}.
 */
@NullMarked
package ai.datapunk.weft.processor.check;

import org.jspecify.annotations.NullMarked;
