/** What the commands of jars are given: options, and catalogs. */
@NullMarked
package ai.datapunk.weft.catalog.arguments;

import org.jspecify.annotations.NullMarked;
