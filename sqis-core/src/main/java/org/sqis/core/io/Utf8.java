package org.sqis.core.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.RecordSink;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Strict UTF-8. Used by one thread. */
final class Utf8 {
  /** What to do about a file in another encoding. */
  static final String HELP =
      "save the file as UTF-8; a spreadsheet program calls it `CSV UTF-8` in its list of formats";

  private final CharsetDecoder strict =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  /** The text of some bytes; empty if they are no UTF-8. */
  Optional<String> decode(byte[] bytes, int from, int to) {
    boolean isAscii = true;
    for (int i = from; i < to && isAscii; i++) {
      isAscii = bytes[i] >= 0;
    }
    if (isAscii) {
      return Optional.of(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }
    try {
      return Optional.of(strict.decode(ByteBuffer.wrap(bytes, from, to - from)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The text of some bytes with a mark in place of everything that is no UTF-8. */
  static String decodeAnyway(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /**
   * Where the text starts, after a byte order mark; -1 after a fault, if the file is empty or no
   * text at all.
   */
  static int start(FileBytes file, byte[] bytes, RecordSink sink) {
    Place whole = new Place.Cell(file.name(), 0, "");
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      sink.report(Problem.of(ProblemCode.DATA_NOT_TEXT, whole, file.name()).help(HELP));
      return -1;
    }
    for (byte b : bytes) {
      if (b == 0) {
        sink.report(
            Problem.of(ProblemCode.DATA_NOT_TEXT, whole, file.name())
                .help("export the table as text; this looks like a file of a program"));
        return -1;
      }
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    if (start > 0) {
      sink.report(Problem.of(ProblemCode.DATA_BYTE_ORDER_MARK, whole, file.name()));
    }
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
        return start;
      }
    }
    sink.report(Problem.of(ProblemCode.DATA_FILE_EMPTY, whole, file.name()));
    return -1;
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
