/**
 * The one place where series live: the series of each family, the cells that calls are recorded in,
 * and the collector that turns cells into series at a scrape. Internal: its classes may change in
 * any release.
 */
@NullMarked
package ai.datapunk.weft.store;

import org.jspecify.annotations.NullMarked;
