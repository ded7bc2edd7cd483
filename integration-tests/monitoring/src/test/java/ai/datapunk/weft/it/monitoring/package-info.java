/** What the monitoring kit writes, in front of the programs that it is written for. */
package ai.datapunk.weft.it.monitoring;
