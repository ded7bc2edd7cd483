/** Programs of the field, as tests start them: found on the path, on loopback, ended by handle. */
@NullMarked
package ai.datapunk.weft.it.support;

import org.jspecify.annotations.NullMarked;
