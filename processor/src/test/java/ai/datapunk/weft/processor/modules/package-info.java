/** Compilations one after the other, into real folders: other modules, and incremental builds. */
@NullMarked
package ai.datapunk.weft.processor.modules;

import org.jspecify.annotations.NullMarked;
