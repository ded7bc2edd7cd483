package com.example.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;

// tag::templates[]
public final class Templates implements Function<HttpServletRequest, String> {
  @Override
  public String apply(HttpServletRequest request) {
    return request.getRequestURI().matches(".*/orders/\\d+") ? "/orders/{id}" : null;
  }
}
// end::templates[]
