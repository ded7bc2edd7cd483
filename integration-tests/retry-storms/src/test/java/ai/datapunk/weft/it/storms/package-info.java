/** A storm of retries, simulated with the woven mesh itself. */
@NullMarked
package ai.datapunk.weft.it.storms;

import org.jspecify.annotations.NullMarked;
