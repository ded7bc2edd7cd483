package stock;

/** What other modules call: nothing of it is annotated. */
public class Shelves {

  private final StockClient stock = new StockClient();

  public void empty(String sku) {
    stock.take(sku);
  }
}
