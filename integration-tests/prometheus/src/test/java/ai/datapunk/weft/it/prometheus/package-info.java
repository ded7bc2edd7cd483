/** The quickstart under the eyes of a real Prometheus. */
package ai.datapunk.weft.it.prometheus;
