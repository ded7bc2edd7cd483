/**
 * The bounded server: the JDK's own, with threads, a queue and deadlines that are limited; and what
 * filters of other servers have in common.
 */
@NullMarked
package ai.datapunk.weft.http;

import org.jspecify.annotations.NullMarked;
