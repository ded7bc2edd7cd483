/** Tests of transport security. */
@NullMarked
package ai.datapunk.weft.tls;

import org.jspecify.annotations.NullMarked;
