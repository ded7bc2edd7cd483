package shop;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.SubmissionPublisher;

/** A client of the payment service, with a mistake or two in every method. */
@MeshService("payment")
public class CheckoutClient {

  enum Method {
    CARD,
    TRANSFER
  }

  @Timed(metric = "checkout_pay_ms", help = "Payments", labels = "currency")
  @Retried(maxAttempts = 1, delay = "10 seconds")
  public void pay(@Label("method") Method method, @Label("customer_id") String customer) {}

  @Timed(
      metric = "checkout_refund_duration_seconds",
      labels = "method=card",
      buckets = {0.1, 1, 0.5})
  public void refund(
      @Label("method") Method method, @Label(value = "shopRegion", max = 40) String region) {}

  @Timed(metric = "checkout_quote_duration_seconds", help = "Quotes")
  public void quote(
      @Label(value = "region", max = 40) String region,
      @Label(value = "currency", max = 30) String currency) {}

  @Timed
  @LoadBalanced(strategy = "round_robbin", maxInstances = 500)
  public void capture(@Instance URI instance, @Label("operatoin") boolean partial) {}

  @LoadBalanced
  public void authorise(URI instance) {}

  @Retried(retryOn = IOException.class)
  @CircuitGuarded(window = "50 calls", minimumCalls = 100, failureRate = 50)
  public synchronized void upload(InputStream receipt) {}

  @Retried(
      maxAttempts = 5,
      delay = "2s",
      maxDuration = "5s",
      retryOn = FileNotFoundException.class,
      abortOn = IOException.class)
  @CircuitGuarded(trialCalls = 5)
  public void download(URI receipt) throws IOException {}

  @CircuitGuarded
  public SubmissionPublisher<String> settle() {
    return null;
  }

  @Retried(service = " ")
  protected native void sign();

  static class TestClient extends CheckoutClient {
    @Override
    public void capture(URI instance, boolean partial) {}
  }
}
