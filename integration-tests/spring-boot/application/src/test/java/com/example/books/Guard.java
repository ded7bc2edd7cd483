package com.example.books;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Refuses who asks for secrets, where Spring Security's filters are. */
@ConditionalOnProperty("books.guarded")
@Configuration(proxyBeanMethods = false)
class Guard {

  private static final int ORDER_OF_SPRING_SECURITY = -100;

  @Bean
  FilterRegistrationBean<Filter> guardOfSecrets() {
    FilterRegistrationBean<Filter> guard =
        new FilterRegistrationBean<>(
            (request, response, chain) -> {
              if (((HttpServletRequest) request).getRequestURI().equals("/secrets")) {
                ((HttpServletResponse) response).setStatus(401);
              } else {
                chain.doFilter(request, response);
              }
            });
    guard.setOrder(ORDER_OF_SPRING_SECURITY);
    return guard;
  }
}
