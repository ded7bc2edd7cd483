package ai.datapunk.weft.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the class or the {@code @Bean} method of a {@link ai.datapunk.weft.health.HealthCheck}: the
 * application works in a worse way without what it looks at, and is never down for that alone.
 * Without this, the application needs it.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Watched {}
