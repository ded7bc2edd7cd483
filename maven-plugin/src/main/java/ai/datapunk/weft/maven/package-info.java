/** The Maven plugin: the processor on the compiler's path, weaving, and the check of both. */
@NullMarked
package ai.datapunk.weft.maven;

import org.jspecify.annotations.NullMarked;
