package ai.datapunk.weft.catalog.graph;

import static ai.datapunk.weft.catalog.graph.MethodBuilder.method;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogMethod;
import java.util.List;
import java.util.stream.Stream;

/**
 * A shop: {@code web} calls {@code orders} and {@code stock}, {@code orders} calls {@code stock}
 * and others, and {@code stock} a warehouse.
 */
final class SampleMesh {

  private SampleMesh() {}

  static List<Catalog> catalogs() {
    return List.of(web(), orders(), stock());
  }

  static Catalog web() {
    return new Catalog(
        "web",
        List.of(
            type(
                "shop.web.Checkout",
                method("buy(int)").timed("web", "checkout").calls("shop.web.Orders", "place(int)")),
            // Waits 0.1 and 0.2 s, give or take a fifth.
            type(
                "shop.web.Orders",
                method("place(int)").retried("orders", "place", 3, 0.1, 0.2).guarded("orders", 30)),
            type(
                "shop.web.Stock",
                method("lookUp(int)").guarded("stock", 5).balanced("stock", "random"))));
  }

  static Catalog orders() {
    return new Catalog(
        "orders",
        List.of(
            type(
                "shop.orders.Orders",
                method("place(int)")
                    .timed("orders", "place")
                    .calls("shop.orders.Stock", "reserve(int)")
                    .mayCall("shop.orders.Payments", "pay(int)")),
            // Waits 0.5 s.
            type(
                "shop.orders.Stock",
                method("reserve(int)")
                    .retried("stock", "reserve", 2, 0.5, 0, 1.0)
                    .balanced("stock", "round_robin")
                    .fallingBack("stock", "reserve")
                    .callsInFallback("shop.orders.Backlog", "add(int)")),
            type("shop.orders.Backlog", method("add(int)").timed("backlog", "add")),
            // Waits 0.2, 0.4 and 0.8 s.
            type(
                "shop.orders.Payments",
                method("pay(int)")
                    .retried("payments", "pay", 4, 0.2, 0)
                    .calls("bank.Signer", "sign(byte[])"))));
  }

  static Catalog stock() {
    return new Catalog(
        "stock",
        List.of(
            type(
                "shop.stock.Stock",
                method("reserve(int)")
                    .timed("stock", "reserve")
                    .guarded("stock", 20)
                    .calls("shop.stock.Warehouse", "ask(int)")),
            // Each waits 1 s, give or take a half.
            type(
                "shop.stock.Warehouse",
                method("ask(int)").retried("warehouse", "ask", 2, 1, 0.5),
                method("list()").retried("warehouse", "list", 2, 1, 0.5))));
  }

  static CatalogClass type(String name, MethodBuilder... methods) {
    List<CatalogMethod> built = Stream.of(methods).map(MethodBuilder::build).toList();
    return new CatalogClass(name, "", built);
  }
}
