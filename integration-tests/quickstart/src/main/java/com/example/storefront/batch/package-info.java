/** A job that runs each night and ends, so that nobody scrapes it. */
package com.example.storefront.batch;
