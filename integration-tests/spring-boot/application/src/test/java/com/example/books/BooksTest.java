package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the bookshop's people test: it passes woven and unwoven alike. */
class BooksTest {

  private final Application shop = Application.shared();

  @Test
  void aBookThatWasAddedIsThere() {
    assertThat(shop.post("/books", "{\"isbn\":\"1\",\"title\":\"Dune\"}").statusCode())
        .isEqualTo(200);
    assertThat(shop.get("/books").body()).contains("\"isbn\":\"1\"", "\"title\":\"Dune\"");
    assertThat(shop.get("/books/1/title").body()).isEqualTo("Dune");
    assertThat(shop.get("/books/1/price").body()).isEqualTo("1250");
  }

  @Test
  void aBookWithoutTitleIsRolledBack() {
    assertThat(shop.post("/books", "{\"isbn\":\"2\",\"title\":\" \"}").statusCode()).isEqualTo(500);
    assertThat(shop.get("/books").body()).doesNotContain("\"isbn\":\"2\"");
  }

  @Test
  void theAspectOfTheShopsOwnRunsOnceForEachCall() {
    int before = shop.bean(CallCounter.class).calls();
    shop.get("/books");
    assertThat(shop.bean(CallCounter.class).calls()).isEqualTo(before + 1);
  }

  @Test
  void peopleAreTold() throws Exception {
    assertThat(shop.bean(Notifier.class).tell("Dune").get()).isEqualTo("told of Dune");
  }
}
