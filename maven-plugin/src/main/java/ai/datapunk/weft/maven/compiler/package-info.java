/** Changes maven-compiler-plugin's configuration so that Weft's processor runs beside others. */
@NullMarked
package ai.datapunk.weft.maven.compiler;

import org.jspecify.annotations.NullMarked;
