/** Reads what {@code /metrics} serves and puts it into a table, as a dashboard would. */
package com.example.storefront.report;
