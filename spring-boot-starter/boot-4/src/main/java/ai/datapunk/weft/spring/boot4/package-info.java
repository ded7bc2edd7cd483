/** What has another name in Spring Boot 4 than in the other one. */
@NullMarked
package ai.datapunk.weft.spring.boot4;

import org.jspecify.annotations.NullMarked;
