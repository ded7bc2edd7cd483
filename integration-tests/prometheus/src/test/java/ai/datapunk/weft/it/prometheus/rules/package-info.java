/** The rules that Weft writes, evaluated by real servers. */
package ai.datapunk.weft.it.prometheus.rules;
