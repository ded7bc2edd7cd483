/** Applications on real servers, whose requests are counted and whose metrics are scraped. */
package ai.datapunk.weft.it.httpservers;
