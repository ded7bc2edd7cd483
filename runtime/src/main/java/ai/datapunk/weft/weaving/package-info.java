/**
 * Whether annotated methods are woven: asked of class files when an application starts, and by
 * tests.
 */
@NullMarked
package ai.datapunk.weft.weaving;

import org.jspecify.annotations.NullMarked;
