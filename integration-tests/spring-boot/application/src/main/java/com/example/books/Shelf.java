package com.example.books;

/** Where a book is. */
public interface Shelf {

  int of(String isbn);
}
