/** The folder in which all of it stands. */
@NullMarked
package ai.datapunk.weft.monitoring.folder;

import org.jspecify.annotations.NullMarked;
