/** Who got, changed or was refused what: told to one logger, in one form. */
@NullMarked
package ai.datapunk.weft.audit;

import org.jspecify.annotations.NullMarked;
