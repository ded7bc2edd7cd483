/** What the jar does when it is started: it compares catalogs, and draws them. */
@NullMarked
package ai.datapunk.weft.catalog.command;

import org.jspecify.annotations.NullMarked;
