package com.example.books;

import org.springframework.data.repository.ListCrudRepository;

/** The sales in the database. */
public interface SaleRepository extends ListCrudRepository<Sale, Long> {

  int countByIsbn(String isbn);
}
