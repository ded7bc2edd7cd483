/** Attacks on the endpoint, each with what comes of it: the table of docs/exposition.md. */
@NullMarked
package ai.datapunk.weft.attack;

import org.jspecify.annotations.NullMarked;
