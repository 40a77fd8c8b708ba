package org.sqis.dsl.parser;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.source.Source;

/** Makes the bytes of a rule file into text. Safe for every thread. */
public final class SourceReader {
  /** The most bytes of a rule file; language.md section 2, 1. */
  public static final int MOST_BYTES = 1 << 20;

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private SourceReader() {}

  /**
   * The text of a rule file.
   *
   * @param name what messages call the file
   * @param bytes its bytes: UTF-8, with or without a byte order mark
   * @param sink takes the fault if the file is too large or no text
   */
  public static Optional<Source> read(String name, byte[] bytes, DiagnosticSink sink) {
    DiagnosticPlace place = new DiagnosticPlace.InFile(name);
    if (bytes.length > MOST_BYTES) {
      sink.add(
          Diagnostic.at(
                  ProblemCode.FILE_TOO_LARGE,
                  place,
                  Integer.toString(bytes.length),
                  Integer.toString(MOST_BYTES))
              .help("split it into several files"));
      return Optional.empty();
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer read = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), read, true);
    String text = read.flip().toString();
    int zero = text.indexOf('\0');
    if (result.isError() || zero >= 0) {
      Source before = new Source(name, zero >= 0 ? text.substring(0, zero) : text);
      sink.add(Diagnostic.at(ProblemCode.NOT_TEXT, place).help(help(bytes, before.lineCount())));
      return Optional.empty();
    }
    boolean hasMark = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return Optional.of(new Source(name, hasMark ? text.substring(1) : text));
  }

  private static String help(byte[] bytes, int line) {
    if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
      return "this is a document of an office program; save the rules as plain text in UTF-8";
    }
    if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
      return "the file is saved as UTF-16; save it as UTF-8";
    }
    return "save it as UTF-8; the first character that is none stands in line " + line;
  }

  private static boolean startsWith(byte[] bytes, int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
