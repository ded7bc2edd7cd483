package com.example.books;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the shop knows of books. Spring makes a subclass of it, for its transactions. */
@Service
@MeshService("library")
public class Library {

  private final BookRepository books;

  Library(BookRepository books) {
    this.books = books;
  }

  @Timed
  @Transactional(readOnly = true)
  public List<Book> all() {
    return books.findAll();
  }

  @Timed
  @Transactional
  public Book add(String isbn, String title) {
    Book added = books.save(new Book(null, isbn, title));
    if (title.isBlank()) {
      throw new IllegalArgumentException("a book has a title");
    }
    return added;
  }

  @Timed
  @Cacheable("titles")
  public String title(String isbn) {
    return books.require(isbn).title();
  }

  public List<String> search(String part) {
    return books.titlesWith(part);
  }
}
