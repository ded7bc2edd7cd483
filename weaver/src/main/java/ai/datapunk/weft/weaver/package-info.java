/** Weaving of Weft's advice into class files, for build plugins and agents. */
@NullMarked
package ai.datapunk.weft.weaver;

import org.jspecify.annotations.NullMarked;
