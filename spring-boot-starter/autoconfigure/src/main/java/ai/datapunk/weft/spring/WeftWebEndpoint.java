package ai.datapunk.weft.spring;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * The endpoint {@code weft} over HTTP: a change that cannot be is a bad request that says why, and
 * one that may not be is as Boot has it, "method not allowed", but says why too. An exception would
 * be for the application's own handlers, which often make an error of their own of whatever they do
 * not know. Thread-safe.
 */
@EndpointWebExtension(endpoint = WeftEndpoint.class)
final class WeftWebEndpoint {

  private static final int METHOD_NOT_ALLOWED = 405;

  /** Why nothing was changed. */
  record Refusal(String reason) {}

  private final WeftEndpoint endpoint;

  WeftWebEndpoint(WeftEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** As {@link WeftEndpoint#change}, but for what is refused. */
  @WriteOperation
  WebEndpointResponse<?> change(
      @Selector String service,
      @org.springframework.lang.Nullable String state,
      SecurityContext securityContext) {
    try {
      return new WebEndpointResponse<>(endpoint.change(service, state, securityContext));
    } catch (InvalidEndpointRequestException refused) {
      return new WebEndpointResponse<>(
          new Refusal(refused.getReason()),
          endpoint.isReadOnly() ? METHOD_NOT_ALLOWED : WebEndpointResponse.STATUS_BAD_REQUEST);
    }
  }
}
