/**
 * The catalog of a module: {@code META-INF/weft/catalog.json}, which says everything that the
 * compiler knew, for rules, dashboards and documents to be made from. Its format is described in
 * {@code docs/catalog.md}.
 */
@NullMarked
package ai.datapunk.weft.processor.catalog;

import org.jspecify.annotations.NullMarked;
