package com.example.books;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

/** The books in the database. Spring makes a proxy of it, which calls what has code. */
@MeshService("books")
public interface BookRepository extends ListCrudRepository<Book, Long>, BookSearch {

  Optional<Book> findByIsbn(String isbn);

  @Timed
  default Book require(String isbn) {
    return findByIsbn(isbn).orElseThrow(NoSuchElementException::new);
  }
}
