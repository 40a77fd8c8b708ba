package org.sqis.dsl.equal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Engines with one error each, made of the sources of the engine, and what a run says of them. */
final class PlantedErrors {
  private static final Path SOURCES =
      Path.of(System.getProperty("sqis.root", ".."))
          .resolve("sqis-core/src/main/java/org/sqis/core/engine");

  /** Every error: its class, what stands there, and what is put in its place. */
  static final List<Planted> ALL =
      List.of(
          new Planted(
              "a cut compared with > in place of >=",
              "Kernels",
              "long below = cut - 1;\n    for (int i = 0; i < length; i++) {\n      out[i] += ",
              "long below = cut;\n    for (int i = 0; i < length; i++) {\n      out[i] += "),
          new Planted(
              "half up toward zero",
              "Kernels",
              "(divisor - 1 - 2 * Math.abs(rest)) >>> 63",
              "(divisor - 2 * Math.abs(rest)) >>> 63"),
          new Planted(
              "the second of two reasons of one rank",
              "Reasons",
              "precedence[(int) other] < precedence[(int) one]",
              "precedence[(int) other] <= precedence[(int) one]"),
          new Planted("numbers of 75 bits in a long", "Shape", "int BITS = 61;", "int BITS = 75;"),
          new Planted(
              "the last row of a later block left out",
              "Part",
              "Math.min(Reg.BLOCK, end - from);",
              "Math.min(Reg.BLOCK, end - from - (end - from < Reg.BLOCK ? 1 : 0));"),
          new Planted(
              "a register that still holds the block before",
              "Grading",
              "java.util.Arrays.fill(out, 0, length, 0)",
              "java.util.Arrays.fill(out, 0, from == 0 ? length : 0, 0)"),
          new Planted(
              "half even to the odd digit", "Kernels", "(whole & 1) != 0", "(whole & 1) == 0"),
          new Planted(
              "a comparison closer than the bound of its error",
              "Near",
              "boolean isClear = distance > error;\n            out[i] = isClear ? decision",
              "boolean isClear = distance >= 0;\n            out[i] = isClear ? decision"),
          new Planted(
              "a reason where the other side decides",
              "NodeCode",
              "why[i] = isDecided ? 0 : reasons.both(one, two);",
              "why[i] = reasons.both(one, two);"),
          new Planted(
              "the sign of a divisor forgotten",
              "Arithmetic",
              "out[i] = divisor < 0 ? -top : top;",
              "out[i] = top;"),
          new Planted(
              "of tied lowest groups the highest level",
              "LowestCode",
              "ranks[(int) own] < ranks[(int) level]",
              "ranks[(int) own] > ranks[(int) level]"),
          new Planted(
              "one member more asked for", "Aggregates", "present < least", "present <= least"),
          new Planted(
              "the share of a missing measure counted",
              "Kernels",
              "((missing[i] - 1) >> 63) & share",
              "share"),
          new Planted(
              "rows of a part read in the order of all",
              "Part",
              "all.copy(places, 0, length, into)",
              "all.copy(from, length, into)"),
          new Planted(
              "of the schools of a district the greatest for the least",
              "MemberFold",
              "sign * order < 0",
              "sign * order > 0"),
          new Planted(
              "a school of which nothing is known left out",
              "MemberFold",
              "boolean isBlocking = !reasons.isAbsence(why);",
              "boolean isBlocking = false;"),
          new Planted(
              "the upper of two middle schools",
              "MemberFold",
              "Rational.of(sorted[half - 1]).plus",
              "Rational.of(sorted[half]).plus"),
          new Planted(
              "ties ranked one after the other",
              "Ranks",
              "compared(sorted[start], sorted[end]) == 0",
              "compared(sorted[start], sorted[end]) > 0"),
          new Planted(
              "fractions ranked by what is above the line",
              "Ranks",
              "keys[one] * under[other], keys[other] * under[one]",
              "keys[one], keys[other]"),
          new Planted(
              "schools without a district ranked with the first one",
              "Ranks",
              "reason = nowhere[i];",
              "reason = 0;"),
          new Planted(
              "fractions compared by what is above the line",
              "Aggregates",
              "value * bestUnder - best * own",
              "value - best"),
          new Planted(
              "a district's value read by the school of the same number",
              "WideColumns",
              "places[row] = (int) numbers.get(row);",
              "places[row] = row % column.size();"));

  private PlantedErrors() {}

  /**
   * An error.
   *
   * @param what what it is
   * @param type the class of the engine that gets it
   * @param from what stands there, once
   * @param to what is put there
   */
  record Planted(String what, String type, String from, String to) {}

  /** What the first case with a difference was; empty if there was none in so many. */
  static String found(Planted planted, Path folder, int cases) {
    try {
      compile(planted, folder);
      List<URL> places = new ArrayList<>(List.of(folder.toUri().toURL()));
      for (Path path : classPath()) {
        places.add(path.toUri().toURL());
      }
      // Without a parent: the platform's loader knows the modules of the tests, engine and all.
      try (URLClassLoader loader = new URLClassLoader(places.toArray(new URL[0]), null)) {
        Class<?> run = loader.loadClass("org.sqis.dsl.equal.FirstDifference");
        Method first = run.getMethod("in", int.class);
        return (String) first.invoke(null, cases);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the run of the copy", e);
    }
  }

  private static void compile(Planted planted, Path folder) throws IOException {
    String text = Files.readString(SOURCES.resolve(planted.type() + ".java"));
    if (text.indexOf(planted.from()) < 0
        || text.indexOf(planted.from()) != text.lastIndexOf(planted.from())) {
      throw new AssertionError(planted.type() + " has to hold once: " + planted.from());
    }
    Path source = folder.resolve("src/" + planted.type() + ".java");
    Files.createDirectories(Objects.requireNonNull(source.getParent()));
    Files.writeString(source, text.replace(planted.from(), planted.to()));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of("-proc:none", "-nowarn", "-d", folder.toString(), "-cp"));
    command.add(
        String.join(java.io.File.pathSeparator, classPath().stream().map(Path::toString).toList()));
    command.add(source.toString());
    Path said = folder.resolve("said.txt");
    Process compiler =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (compiler.waitFor() != 0) {
        throw new AssertionError(planted + ": " + Files.readString(said));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Everything the tests run with, whether by modules or not. */
  private static Set<Path> classPath() {
    Set<Path> all = new LinkedHashSet<>();
    String own = EngineRun.class.getName().replace('.', '/') + ".class";
    URL place = Objects.requireNonNull(EngineRun.class.getResource("EngineRun.class"));
    all.add(
        Path.of(
            URI.create(place.toString().substring(0, place.toString().length() - own.length()))));
    for (String property : List.of("jdk.module.path", "java.class.path")) {
      String paths = System.getProperty(property, "");
      Stream.of(paths.split(java.io.File.pathSeparator))
          .filter(path -> !path.isEmpty())
          .map(Path::of)
          .forEach(all::add);
    }
    return all;
  }
}
