/**
 * What watches an application, written from its catalogs: alert rules, their tests, and runbooks.
 */
@NullMarked
package ai.datapunk.weft.monitoring;

import org.jspecify.annotations.NullMarked;
