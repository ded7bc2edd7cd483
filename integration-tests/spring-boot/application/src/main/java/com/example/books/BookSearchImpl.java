package com.example.books;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** A fragment of the repository, which Spring Data finds by its name. */
@MeshService("search")
class BookSearchImpl implements BookSearch {

  private final JdbcTemplate database;

  BookSearchImpl(JdbcTemplate database) {
    this.database = database;
  }

  @Override
  @Timed
  public List<String> titlesWith(String part) {
    return database.queryForList(
        "select title from book where title like ? order by title", String.class, "%" + part + "%");
  }
}
