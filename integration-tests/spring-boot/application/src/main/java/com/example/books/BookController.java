package com.example.books;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The shop's pages. */
@RestController
class BookController {

  /** What a client sends. */
  record NewBook(String isbn, String title) {}

  private final Library library;
  private final PriceClient prices;
  private final Notifier notifier;
  private final Recommendations recommendations;
  private final Reviews reviews;
  private final Cashier cashier;

  /** Null for an instance that Weft picks. */
  private final URI priceService;

  BookController(
      Library library,
      PriceClient prices,
      Notifier notifier,
      Recommendations recommendations,
      Reviews reviews,
      Cashier cashier,
      @Value("${prices.url:#{null}}") URI priceService) {
    this.library = library;
    this.prices = prices;
    this.notifier = notifier;
    this.recommendations = recommendations;
    this.reviews = reviews;
    this.cashier = cashier;
    this.priceService = priceService;
  }

  @GetMapping("/books")
  List<Book> all() {
    return library.all();
  }

  @PostMapping("/books")
  Book add(@RequestBody NewBook book) {
    Book added = library.add(book.isbn(), book.title());
    notifier.tell(added.title());
    return added;
  }

  @GetMapping("/books/{isbn}/title")
  String title(@PathVariable("isbn") String isbn) {
    return library.title(isbn);
  }

  @GetMapping("/books/{isbn}/like")
  Mono<String> like(@PathVariable("isbn") String isbn) {
    return recommendations.like(isbn);
  }

  @GetMapping("/books/{isbn}/reviews")
  Mono<List<String>> reviews(@PathVariable("isbn") String isbn) {
    return reviews.of(isbn).collectList();
  }

  @PostMapping("/books/{isbn}/sales")
  void sell(@PathVariable("isbn") String isbn) {
    cashier.sell(isbn);
  }

  @GetMapping("/books/search")
  List<String> search(@RequestParam("part") String part) {
    return library.search(part);
  }

  @GetMapping("/books/{isbn}/price")
  int price(@PathVariable("isbn") String isbn) throws IOException, InterruptedException {
    return prices.price(priceService, isbn);
  }
}
