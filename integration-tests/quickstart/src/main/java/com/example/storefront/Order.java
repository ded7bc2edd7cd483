package com.example.storefront;

/**
 * What a shopper wants.
 *
 * @param id names the order
 * @param sku the article
 * @param cents what it costs
 */
public record Order(String id, String sku, int cents) {}
