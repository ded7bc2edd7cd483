/** A program that makes calls while its JVM ends. */
package ai.datapunk.weft.it.weaving.ending;
