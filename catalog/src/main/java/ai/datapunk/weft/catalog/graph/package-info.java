/** Who calls whom, and how often at most: the graph of catalogs, and what draws it. */
@NullMarked
package ai.datapunk.weft.catalog.graph;

import org.jspecify.annotations.NullMarked;
