package com.example.books;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.process.ProcessMetrics;
import ai.datapunk.weft.servlet.MetricsFilter;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The bookshop's requests and its process by the names that its platform asks for, if it does. */
@ConditionalOnClass(name = "ai.datapunk.weft.servlet.MetricsFilter")
@Configuration(proxyBeanMethods = false)
class PlatformNames {

  @ConditionalOnProperty("books.platform.requests")
  @Configuration(proxyBeanMethods = false)
  static class Requests {

    @Bean
    FilterRegistrationBean<MetricsFilter> requestMetrics(Mesh mesh) {
      FilterRegistrationBean<MetricsFilter> filter =
          new FilterRegistrationBean<>(MetricsFilter.of(mesh));
      filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
      filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
      return filter;
    }
  }

  @ConditionalOnProperty("books.platform.process")
  @Configuration(proxyBeanMethods = false)
  static class Process {

    @Bean
    ProcessMetrics processMetrics(Mesh mesh) {
      return ProcessMetrics.of(mesh)
          .without("jvm_*", "disk_*", "process_start_time_seconds")
          .start();
    }
  }
}
