/** The service mesh families, for code that measures its calls itself. */
@NullMarked
package ai.datapunk.weft.mesh;

import org.jspecify.annotations.NullMarked;
