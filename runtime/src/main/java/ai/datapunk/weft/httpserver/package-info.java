/** The metrics of the HTTP requests that an application serves, whichever server it has. */
@NullMarked
package ai.datapunk.weft.httpserver;

import org.jspecify.annotations.NullMarked;
