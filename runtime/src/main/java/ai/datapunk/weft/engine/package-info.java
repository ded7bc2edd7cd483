/**
 * The state of a mesh as Weft's own packages use it; not for applications, which have {@code Mesh}.
 */
@NullMarked
package ai.datapunk.weft.engine;

import org.jspecify.annotations.NullMarked;
