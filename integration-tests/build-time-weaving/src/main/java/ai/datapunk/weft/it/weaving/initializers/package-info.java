/** Classes whose static initializers throw, in all roles that Weft meets them in. */
package ai.datapunk.weft.it.weaving.initializers;
