package com.example.books;

import org.springframework.data.annotation.Id;

/** A book that was sold. */
public record Sale(@Id Long id, String isbn) {}
