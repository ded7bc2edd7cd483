package com.example.books;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.health.Health;
import ai.datapunk.weft.health.HealthCheck;
import ai.datapunk.weft.health.StandardChecks;
import ai.datapunk.weft.spring.Watched;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the bookshop needs: its database; and what is nice to have: the prices. Nothing of it where
 * the bookshop runs without Weft, as to compare.
 */
@ConditionalOnClass(name = "ai.datapunk.weft.health.HealthCheck")
@Configuration(proxyBeanMethods = false)
class Checks {

  @Bean
  HealthCheck databaseHealthCheck(JdbcTemplate jdbc) {
    return () -> {
      jdbc.execute("select 1");
      return Health.healthy();
    };
  }

  @Bean
  @Watched
  HealthCheck pricesHealthCheck(Mesh mesh) {
    return StandardChecks.circuit(mesh, "prices");
  }
}
