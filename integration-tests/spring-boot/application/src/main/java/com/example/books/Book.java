package com.example.books;

import org.springframework.data.annotation.Id;

/** A book of the shop. */
public record Book(@Id Long id, String isbn, String title) {}
