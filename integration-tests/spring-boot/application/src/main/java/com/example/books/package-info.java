/** A bookshop: REST, a database, a service that it calls, and Weft. */
package com.example.books;
