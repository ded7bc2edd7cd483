/** The bounded server: the JDK's own, with threads, a queue and deadlines that are limited. */
@NullMarked
package ai.datapunk.weft.http;

import org.jspecify.annotations.NullMarked;
