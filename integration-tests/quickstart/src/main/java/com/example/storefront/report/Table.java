package com.example.storefront.report;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, each column as wide as its widest cell; numbers stand to the right. */
final class Table {

  private final String title;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String title, String... headings) {
    this.title = title;
    rows.add(List.of(headings));
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(title).append('\n');
    if (rows.size() == 1) {
      return out.append("  nothing recorded\n").toString();
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int column = 0; column < row.size(); column++) {
        line.append(' ').append(pad(row.get(column), column)).append(' ');
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private String pad(String cell, int column) {
    int width = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    String blanks = " ".repeat(width - cell.length());
    return isNumber(column) ? blanks + cell : cell + blanks;
  }

  private boolean isNumber(int column) {
    return rows.stream().skip(1).map(row -> row.get(column)).noneMatch(Table::isText);
  }

  private static boolean isText(String cell) {
    return !cell.equals("-") && !Character.isDigit(cell.charAt(0)) || cell.contains(":");
  }
}
