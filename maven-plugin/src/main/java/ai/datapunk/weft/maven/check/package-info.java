/** Holds class files against the catalog: is all that is annotated woven, and has it its holder? */
@NullMarked
package ai.datapunk.weft.maven.check;

import org.jspecify.annotations.NullMarked;
