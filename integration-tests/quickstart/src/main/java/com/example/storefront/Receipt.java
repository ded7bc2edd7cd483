package com.example.storefront;

/**
 * What a shopper gets.
 *
 * @param payment the payment service's reference
 * @param shipsToday whether the article is in stock
 */
public record Receipt(String payment, boolean shipsToday) {}
