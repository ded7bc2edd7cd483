/**
 * Weft in a Spring Boot application of 3.5 or 4: its families in the application's registry, its
 * settings from the application's environment, its circuits in the actuator.
 */
@NullMarked
package ai.datapunk.weft.spring;

import org.jspecify.annotations.NullMarked;
