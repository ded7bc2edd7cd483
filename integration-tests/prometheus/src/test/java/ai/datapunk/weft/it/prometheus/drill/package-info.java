/** Incidents, as a team on call sees them: which alerts come, and which do not. */
package ai.datapunk.weft.it.prometheus.drill;
