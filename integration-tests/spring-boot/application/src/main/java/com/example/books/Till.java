package com.example.books;

/** Where sales are recorded. */
public interface Till {

  /** Records a sale, and tries again in the same transaction. */
  void insist(String isbn);

  /** Records a sale, or nothing. */
  void record(String isbn);
}
