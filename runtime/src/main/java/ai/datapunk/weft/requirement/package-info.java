/** What Weft needs of the libraries that an application brings, checked when it starts. */
@NullMarked
package ai.datapunk.weft.requirement;

import org.jspecify.annotations.NullMarked;
