package com.example.books;

import java.util.List;

/** What the repository can do beyond what Spring Data writes. */
interface BookSearch {

  List<String> titlesWith(String part);
}
