/**
 * The front door: {@link ai.datapunk.weft.Weft} registers instance sources and reaches circuits; a
 * {@link ai.datapunk.weft.Mesh} is all the state behind it.
 */
@NullMarked
package ai.datapunk.weft;

import org.jspecify.annotations.NullMarked;
