package com.example.books;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What applications have that answer all exceptions themselves, whatever they mean. */
@RestControllerAdvice
@ConditionalOnProperty("books.complaints")
class Complaints {

  @ExceptionHandler(Exception.class)
  ResponseEntity<String> any(Exception exception) {
    return ResponseEntity.internalServerError().body("Something went wrong");
  }
}
