package ai.datapunk.weft.it.libraries;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.apache.commons.csv.QuoteMode;

/** Reads and writes with commons-csv, in each format that it knows, and notes what came of it. */
public final class CsvExercise {

  private static final String TEXT =
      """
      # prices of today
      id,name,price
      1,"hat, felt",12.50
      2,"with ""quotes\""",
      3,'single',\\N
      4,"two
      lines",0

      5,too,many,columns
      """;

  private final List<String> seen = new ArrayList<>();

  private CsvExercise() {}

  /** Gives what was read and written, and at last how many calls Weft has counted. */
  public static List<String> run() throws IOException {
    CsvExercise exercise = new CsvExercise();
    for (CSVFormat.Predefined predefined : CSVFormat.Predefined.values()) {
      CSVFormat format = predefined.getFormat();
      exercise.seen.add(predefined + " " + format);
      exercise.read(format);
      exercise.write(format);
    }
    exercise.readsWithHeader();
    exercise.writesQuoted();
    exercise.refuses();
    exercise.seen.add((long) OwnTests.countedCalls() + " calls");
    return exercise.seen;
  }

  private void read(CSVFormat format) {
    try (CSVParser parser = CSVParser.parse(TEXT, format)) {
      for (CSVRecord csv : parser) {
        seen.add(
            "%d at %d: %s, %d of %s"
                .formatted(
                    csv.getRecordNumber(),
                    csv.getCharacterPosition(),
                    csv.toList(),
                    csv.size(),
                    csv.isConsistent()));
      }
      seen.add("line " + parser.getCurrentLineNumber() + parser.getHeaderNames());
    } catch (IOException | RuntimeException e) {
      seen.add(e.toString());
    }
  }

  private void write(CSVFormat format) throws IOException {
    StringBuilder out = new StringBuilder();
    try (CSVPrinter printer = format.print(out)) {
      printer.printComment("a comment\nof two lines");
      printer.printRecord("a", 1, null, "with \"quotes\"", "comma, and\nline", ' ', 2.5);
      printer.printRecords(Arrays.asList(Arrays.asList("b", "c"), new Object[] {"d", ""}));
      printer.print(new StringReader("from a reader"));
      printer.println();
      printer.flush();
      seen.add(printer.getRecordCount() + " records");
    } catch (RuntimeException e) {
      seen.add(e.toString());
    }
    seen.add(out.toString());
    seen.add(format.format("x", null, "y,z"));
  }

  private void readsWithHeader() throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setNullString("\\N")
            .setIgnoreHeaderCase(true)
            .setTrim(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();
    try (CSVParser parser =
        CSVParser.parse(
            new java.io.ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)),
            StandardCharsets.UTF_8,
            format)) {
      seen.add(parser.getHeaderMap() + " " + parser.getHeaderComment());
      parser.stream()
          .forEach(
              csv ->
                  seen.add(
                      csv.get("NAME")
                          + csv.isMapped("price")
                          + csv.isSet("price")
                          + new TreeMap<>(csv.toMap())
                          + csv));
    }
  }

  private void writesQuoted() throws IOException {
    for (QuoteMode mode : QuoteMode.values()) {
      CSVFormat format =
          CSVFormat.DEFAULT.builder().setQuoteMode(mode).setEscape('\\').setHeader("a", "b").get();
      StringBuilder out = new StringBuilder();
      try (CSVPrinter printer = new CSVPrinter(out, format)) {
        printer.printRecord("x y", 1);
        printer.printRecord("", null);
      }
      seen.add(mode + " " + out + format.equals(format.builder().get()));
    }
  }

  private void refuses() {
    for (Runnable refused :
        List.<Runnable>of(
            () -> CSVFormat.DEFAULT.builder().setDelimiter("\n").get(),
            () -> CSVFormat.DEFAULT.builder().setQuote(',').get(),
            () -> CSVFormat.valueOf("none"),
            () ->
                CSVFormat.DEFAULT
                    .builder()
                    .setHeader("a", "a")
                    .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                    .get(),
            () ->
                read(
                    CSVFormat.DEFAULT
                        .builder()
                        .setHeader("a", "b")
                        .get()
                        .builder()
                        .setEscape('"')
                        .get()))) {
      try {
        refused.run();
      } catch (RuntimeException e) {
        seen.add(e.toString());
      }
    }
  }
}
