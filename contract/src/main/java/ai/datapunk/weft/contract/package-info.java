/**
 * What compiler and run time must agree on: families, grammars, names and ranges. Depends on
 * nothing.
 */
@NullMarked
package ai.datapunk.weft.contract;

import org.jspecify.annotations.NullMarked;
