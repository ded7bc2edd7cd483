/** The catalog of a module: what the compiler knows of its metrics, read, written and compared. */
@NullMarked
package ai.datapunk.weft.catalog;

import org.jspecify.annotations.NullMarked;
