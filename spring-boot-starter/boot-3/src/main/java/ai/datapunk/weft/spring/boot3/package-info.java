/** What has another name in Spring Boot 3 than in the other one. */
@NullMarked
package ai.datapunk.weft.spring.boot3;

import org.jspecify.annotations.NullMarked;
