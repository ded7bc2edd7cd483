/**
 * The metrics of the HTTP requests that a Jakarta Servlet container serves, and a servlet that
 * serves all metrics. For Servlet 6.0 and later, which the container brings.
 */
@NullMarked
package ai.datapunk.weft.servlet;

import org.jspecify.annotations.NullMarked;
