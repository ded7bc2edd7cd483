/** Three layers of a mesh, each of which retries the next one. */
@NullMarked
package ai.datapunk.weft.it.storms;

import org.jspecify.annotations.NullMarked;
