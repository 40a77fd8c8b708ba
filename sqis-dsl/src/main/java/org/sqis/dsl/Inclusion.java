package org.sqis.dsl;

import com.google.common.base.Splitter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.FileResolver;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.KindNames;
import org.sqis.dsl.parser.SourceReader;
import org.sqis.dsl.parser.SyntaxParser;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.syntax.SyntaxDeclaration;
import org.sqis.dsl.syntax.SyntaxFile;
import org.sqis.dsl.syntax.SyntaxItem;

/**
 * Reads a file with everything it includes as one file. Paths are relative to what the caller's
 * resolver stands for, whichever file names them; each file is read once. Confined to one thread.
 */
final class Inclusion {
  /** The most files that include one another; language.md limits nesting to 100. */
  private static final int MOST_FILES = 100;

  private final KindNames names;
  private final @Nullable FileResolver files;
  private final DiagnosticSink sink;
  private final List<SyntaxDeclaration> declarations = new ArrayList<>();
  private final Set<String> seen = new LinkedHashSet<>();

  /**
   * @param files finds what is included; null if nothing may be
   */
  Inclusion(KindNames names, @Nullable FileResolver files, DiagnosticSink sink) {
    this.names = names;
    this.files = files;
    this.sink = sink;
  }

  /** The declarations of {@code main} and of all it includes. */
  SyntaxFile read(Source main) {
    SyntaxFile file = add(main, List.of(main.name()));
    return new SyntaxFile(main, List.of(), declarations, file.comments());
  }

  private SyntaxFile add(Source source, List<String> path) {
    SyntaxFile file = SyntaxParser.parse(source, names, sink);
    for (SyntaxItem include : file.includes()) {
      include(include, path);
    }
    declarations.addAll(file.declarations());
    return file;
  }

  private void include(SyntaxItem include, List<String> path) {
    if (files == null) {
      refuse(
          include,
          "nothing says where to look for it",
          "put its declarations here; this program was given no folder to include from");
      return;
    }
    Optional<String> found = beside(path, include.text());
    if (found.isEmpty()) {
      refuse(include, "it leads out of the folder of the first file", "move it below that folder");
      return;
    }
    String name = found.get();
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    if (path.contains(name)) {
      List<String> cycle = longer.subList(path.indexOf(name), longer.size());
      refuse(include, "it includes itself: " + String.join(" → ", cycle), "take one of them out");
      return;
    }
    if (!seen.add(name)) {
      return;
    }
    if (seen.size() > MOST_FILES) {
      refuse(include, "more than " + MOST_FILES + " files are included", "");
      return;
    }
    FileBytes file = files.resolve(name);
    if (!file.isReadable()) {
      refuse(include, file.refusal(), "");
      return;
    }
    ByteBuffer buffer = file.bytes();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    Optional<Source> source = SourceReader.read(name, bytes, sink);
    source.ifPresent(one -> add(one, longer));
  }

  /**
   * The path, from the folder of the first file, of what the last file of {@code path} includes;
   * empty if it leads out of that folder. Included files are found beside the file that includes
   * them.
   */
  private static Optional<String> beside(List<String> path, String included) {
    if (path.size() == 1 || included.startsWith("/")) {
      return Optional.of(included);
    }
    String from = path.get(path.size() - 1);
    Splitter slash = Splitter.on('/');
    List<String> parts = new ArrayList<>(slash.splitToList(from));
    parts.remove(parts.size() - 1);
    for (String part : slash.split(included)) {
      if (part.equals("..") && parts.isEmpty()) {
        return Optional.empty();
      }
      if (part.equals("..")) {
        parts.remove(parts.size() - 1);
      } else if (!part.equals(".")) {
        parts.add(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  private void refuse(SyntaxItem include, String why, String help) {
    sink.add(Diagnostic.at(ProblemCode.NO_INCLUDE, include.span(), include.text(), why).help(help));
  }
}
