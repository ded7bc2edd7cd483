package com.example.books;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

/** The books in the database. */
public interface BookRepository extends ListCrudRepository<Book, Long> {

  Optional<Book> findByIsbn(String isbn);
}
