/** What a user sees. */
@NullMarked
package ai.datapunk.weft.it.diagnostics;

import org.jspecify.annotations.NullMarked;
