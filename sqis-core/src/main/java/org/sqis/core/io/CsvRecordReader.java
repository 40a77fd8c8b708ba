package org.sqis.core.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.PlainCells;
import org.sqis.core.data.RecordReader;
import org.sqis.core.data.RecordSink;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Reads comma-separated values as RFC 4180 writes them: UTF-8, one header row, cells that hold
 * commas, quotes or line breaks in quotes, quotes in them doubled. Lines end with LF, CR LF or CR.
 *
 * <p>Rows are counted as a spreadsheet counts them: the header is row 1, an empty line is a row,
 * and a row whose cells hold line breaks is one row. A row with a fault is reported and left out,
 * and reading goes on with the next line. Stateless; safe for every thread.
 */
public final class CsvRecordReader implements RecordReader {
  private final boolean isPlainRead;

  /** Makes a reader. */
  public CsvRecordReader() {
    this(true);
  }

  /** A reader that makes a text of each cell, unless {@code isPlainRead}. */
  CsvRecordReader(boolean isPlainRead) {
    this.isPlainRead = isPlainRead;
  }

  @Override
  public void read(FileBytes file, RecordSink sink) {
    byte[] bytes = new byte[file.bytes().remaining()];
    file.bytes().get(bytes);
    int start = Utf8.start(file, bytes, sink);
    if (start >= 0) {
      new Run(file.name(), bytes, start, sink, isPlainRead).read();
    }
  }

  /** One reading of one file. */
  private static final class Run {
    /** As much of a cell as a message shows. */
    private static final int MAX_EXCERPT = 40;

    private final String file;
    private final byte[] bytes;
    private final RecordSink sink;
    private final boolean isPlainRead;
    private final Utf8 utf8 = new Utf8();
    private final List<String> cells = new ArrayList<>();
    private final List<Integer> blankRows = new ArrayList<>();
    private List<String> names = List.of();
    private @Nullable PlainCells plain;
    private boolean hasHeader;
    private int at;
    private int row;
    private boolean isFaulty;

    Run(String file, byte[] bytes, int start, RecordSink sink, boolean isPlainRead) {
      this.file = file;
      this.bytes = bytes;
      this.sink = sink;
      this.isPlainRead = isPlainRead;
      this.at = start;
    }

    void read() {
      while (at < bytes.length) {
        row++;
        if (isLineEnd(at)) {
          blankRows.add(row);
          passLineEnd();
          continue;
        }
        // Invariant: only an empty line before a row is a fault; those at the end are no rows.
        blankRows.forEach(
            blank ->
                sink.report(
                    Problem.of(ProblemCode.DATA_BLANK_ROW, new Place.Cell(file, blank, ""))
                        .help("delete the row")));
        blankRows.clear();
        cells.clear();
        isFaulty = false;
        if (plain != null && plainRow(plain)) {
          sink.row(row, plain);
          continue;
        }
        readRow();
        if (hasHeader) {
          give();
        } else if (isFaulty) {
          return;
        } else {
          hasHeader = true;
          names = List.copyOf(cells);
          plain = isPlainRead ? new PlainCells(bytes, names.size()) : null;
          sink.columns(names);
        }
      }
    }

    /**
     * Finds the cells of a row of ASCII without quotes that has as many as there are columns, and
     * passes it; false, and nothing is done, for every other row.
     */
    private boolean plainRow(PlainCells found) {
      int last = names.size() - 1;
      int cell = 0;
      int end = at;
      found.start(at);
      while (end < bytes.length) {
        byte b = bytes[end];
        if (b <= ',') {
          if (b == ',') {
            if (cell == last) {
              return false;
            }
            found.end(cell++, end);
          } else if (b == '\n' || b == '\r') {
            break;
          } else if (b == '"' || b < 0) {
            return false;
          }
        }
        end++;
      }
      if (cell != last) {
        return false;
      }
      found.end(cell, end);
      at = end;
      if (at < bytes.length) {
        passLineEnd();
      }
      return true;
    }

    private void give() {
      if (!isFaulty && cells.size() != names.size()) {
        report(
            ProblemCode.DATA_ROW_LENGTH,
            new Place.Cell(file, row, ""),
            lengthHelp(),
            count(cells.size(), "cell"),
            count(names.size(), "column"));
      }
      if (isFaulty) {
        sink.skippedRow(row);
      } else {
        sink.row(row, cells);
      }
    }

    private String lengthHelp() {
      for (String cell : cells) {
        if (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0) {
          return "a cell of this row goes over several lines; look for a quote too many or too few";
        }
      }
      return cells.size() > names.size() ? "put quotes around a cell that holds a comma" : "";
    }

    private static String count(int number, String noun) {
      return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Reads one row and the end of its line. After a fault, the next line is where to go on. */
    private void readRow() {
      while (true) {
        boolean isReadable = (at < bytes.length && bytes[at] == '"') ? quoted() : plain();
        if (!isReadable) {
          return;
        }
        if (at >= bytes.length) {
          return;
        }
        if (bytes[at] != ',') {
          passLineEnd();
          return;
        }
        at++;
      }
    }

    /** Reads a cell without quotes; false if the rest of the row cannot be read. */
    private boolean plain() {
      int from = at;
      while (at < bytes.length && bytes[at] != ',' && !isLineEnd(at)) {
        if (bytes[at] == '"') {
          fault(
              ProblemCode.DATA_STRAY_QUOTE,
              "put the whole cell in quotes and double the quotes inside it");
          passLine(at);
          return false;
        }
        at++;
      }
      add(bytes, from, at);
      return true;
    }

    /** Reads a cell in quotes; false if the rest of the row cannot be read. */
    private boolean quoted() {
      int open = at;
      int from = open + 1;
      byte[] content = bytes;
      boolean hasDoubled = false;
      boolean hasLineEnd = false;
      at = from;
      while (at < bytes.length) {
        if (bytes[at] == '"') {
          if (at + 1 >= bytes.length || bytes[at + 1] != '"') {
            break;
          }
          hasDoubled = true;
          at++;
        }
        hasLineEnd |= isLineEnd(at);
        at++;
      }
      int to = at;
      boolean isClosed = at < bytes.length;
      at++;
      boolean isEnded = isClosed && (at >= bytes.length || bytes[at] == ',' || isLineEnd(at));
      if (isEnded) {
        if (hasDoubled) {
          content = withoutDoubled(from, to);
          from = 0;
          to = content.length;
        }
        add(content, from, to);
        return true;
      }
      if (isClosed && !hasLineEnd) {
        int end = at;
        while (end < bytes.length && bytes[end] != ',' && !isLineEnd(end)) {
          end++;
        }
        fault(
            ProblemCode.DATA_TEXT_AFTER_QUOTE,
            "write a quote inside a cell twice",
            excerpt(at, end));
        passLine(at);
      } else {
        // A quote further down only seems to close it, so the lines in between are read again.
        fault(
            ProblemCode.DATA_OPEN_QUOTE,
            "close the cell with a quote, or write a quote inside a cell twice");
        passLine(open);
      }
      return false;
    }

    private byte[] withoutDoubled(int from, int to) {
      byte[] content = new byte[to - from];
      int length = 0;
      for (int i = from; i < to; i++) {
        content[length++] = bytes[i];
        if (bytes[i] == '"') {
          i++;
        }
      }
      return java.util.Arrays.copyOf(content, length);
    }

    private void add(byte[] content, int from, int to) {
      Optional<String> text = utf8.decode(content, from, to);
      if (text.isEmpty()) {
        fault(
            ProblemCode.DATA_ENCODING, Utf8.HELP, shortened(Utf8.decodeAnyway(content, from, to)));
      }
      cells.add(text.orElse(""));
    }

    private String excerpt(int from, int to) {
      return shortened(Utf8.decodeAnyway(bytes, from, to));
    }

    private static String shortened(String text) {
      String line = text.replaceAll("\\R", " ");
      return line.length() <= MAX_EXCERPT ? line : line.substring(0, MAX_EXCERPT) + "…";
    }

    /** Reports a fault of the cell being read. */
    private void fault(ProblemCode code, String help, String... values) {
      String name = cells.size() < names.size() ? names.get(cells.size()) : "";
      report(code, new Place.Cell(file, row, name), help, values);
    }

    private void report(ProblemCode code, Place place, String help, String... values) {
      isFaulty = true;
      sink.report(Problem.of(code, place, values).help(help));
    }

    private boolean isLineEnd(int index) {
      return bytes[index] == '\n' || bytes[index] == '\r';
    }

    private void passLineEnd() {
      at += bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n' ? 2 : 1;
    }

    /** Goes to the line after the one that holds {@code index}. */
    private void passLine(int index) {
      at = index;
      while (at < bytes.length && !isLineEnd(at)) {
        at++;
      }
      if (at < bytes.length) {
        passLineEnd();
      }
    }
  }
}
