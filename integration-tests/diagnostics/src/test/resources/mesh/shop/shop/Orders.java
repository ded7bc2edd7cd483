package shop;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import stock.Shelves;

/** The layer between. */
@MeshService("orders")
public class Orders {

  private final Payments payments = new Payments();
  private final Shelves shelves = new Shelves();

  @Retried(maxAttempts = 3)
  public void place(String sku) {
    shelves.empty(sku);
  }

  @Timed
  public void confirm(String sku) {
    payments.charge(sku);
  }

  @Timed
  public String state(String sku) {
    return sku;
  }

  /** Asks for the next page of itself. */
  @Retried
  public int count(int page) {
    return page == 0 ? 0 : page + countFrom(page - 1);
  }

  private int countFrom(int page) {
    return count(page);
  }

  @CircuitGuarded(fallback = "latest")
  public String find(String sku) {
    return sku;
  }

  /** Needs the service that has just been found to be down. */
  String latest(String sku) {
    return list().substring(sku.length());
  }

  @CircuitGuarded
  public String list() {
    return "";
  }
}
