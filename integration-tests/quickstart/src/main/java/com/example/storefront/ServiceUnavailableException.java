package com.example.storefront;

import java.io.IOException;
import java.net.http.HttpResponse;

/** A service answered, but could not do what it was asked for; asking again may help. */
public class ServiceUnavailableException extends IOException {

  private static final long serialVersionUID = 1;

  /** For this response. */
  public ServiceUnavailableException(HttpResponse<?> response) {
    super(response.uri() + " answered " + response.statusCode());
  }
}
