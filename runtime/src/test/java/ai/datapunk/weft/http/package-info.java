/** Tests of the bounded server. */
@NullMarked
package ai.datapunk.weft.http;

import org.jspecify.annotations.NullMarked;
