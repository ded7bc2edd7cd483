package com.example.books;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import org.springframework.stereotype.Component;

/** Shelves by the first sign of an ISBN. */
@Component
@MeshService("shelf")
final class AlphabeticalShelf implements Shelf {

  @Override
  @Timed
  public int of(String isbn) {
    return isbn.charAt(0);
  }
}
