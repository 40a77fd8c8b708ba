package org.sqis.examples.api;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** Lists every public member of every package that a module exports to everybody. */
final class ApiListing {
  private static final Set<String> OF_EVERY_RECORD = Set.of("equals", "hashCode", "toString");

  private ApiListing() {}

  /** The listing of the modules that hold {@code samples}. */
  static String of(Class<?>... samples) throws URISyntaxException, IOException {
    StringBuilder text = new StringBuilder();
    for (Class<?> sample : samples) {
      Path home = Path.of(sample.getProtectionDomain().getCodeSource().getLocation().toURI());
      ModuleDescriptor module = ModuleFinder.of(home).findAll().iterator().next().descriptor();
      text.append("module ").append(module.name()).append('\n');
      Set<String> exported = new TreeSet<>();
      module.exports().stream()
          .filter(export -> !export.isQualified())
          .forEach(export -> exported.add(export.source()));
      JavaClasses classes = imported(home);
      List<Class<?>> types = new ArrayList<>();
      classes.stream()
          .filter(one -> exported.contains(one.getPackageName()))
          .filter(one -> !one.getSimpleName().equals("package-info"))
          .forEach(one -> types.add(one.reflect()));
      types.sort(Comparator.comparing(Class::getName));
      types.stream().filter(ApiListing::isVisible).forEach(type -> append(text, type));
      text.append('\n');
    }
    return text.toString();
  }

  /** The classes of a module, which is a folder before it is packaged and an archive after. */
  private static JavaClasses imported(Path home) throws IOException {
    ClassFileImporter importer =
        new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
    if (Files.isDirectory(home)) {
      return importer.importPath(home);
    }
    try (JarFile jar = new JarFile(home.toFile())) {
      return importer.importJar(jar);
    }
  }

  private static boolean isVisible(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getDeclaringClass() == null || isVisible(type.getDeclaringClass()));
  }

  private static void append(StringBuilder text, Class<?> type) {
    text.append('\n').append(kind(type)).append(' ').append(name(type));
    List<String> parents = new ArrayList<>();
    if (type.getSuperclass() != null
        && !Set.of(Object.class, Record.class, Enum.class).contains(type.getSuperclass())) {
      parents.add(name(type.getSuperclass()));
    }
    Arrays.stream(type.getGenericInterfaces()).forEach(one -> parents.add(one.getTypeName()));
    text.append(parents.isEmpty() ? "" : " : " + String.join(", ", parents)).append('\n');
    if (type.isEnum()) {
      String constants =
          Arrays.stream(type.getEnumConstants())
              .map(one -> ((Enum<?>) one).name())
              .collect(Collectors.joining(", "));
      text.append("  ").append(constants).append('\n');
    }
    Set<String> lines = new TreeSet<>();
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isListed(constructor)) {
        lines.add("new(" + parameters(constructor) + ")");
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      boolean isUsual =
          OF_EVERY_RECORD.contains(method.getName())
              || (type.isEnum() && Set.of("values", "valueOf").contains(method.getName()));
      if (isListed(method) && !isUsual) {
        lines.add(
            (Modifier.isStatic(method.getModifiers()) ? "static " : "")
                + method.getName()
                + "("
                + parameters(method)
                + "): "
                + method.getGenericReturnType().getTypeName());
      }
    }
    for (Field field : type.getDeclaredFields()) {
      if (isListed(field) && !field.isEnumConstant()) {
        lines.add("static " + field.getName() + ": " + field.getGenericType().getTypeName());
      }
    }
    lines.forEach(line -> text.append("  ").append(shortened(line)).append('\n'));
  }

  private static boolean isListed(Member member) {
    return (Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers()))
        && !member.isSynthetic();
  }

  private static String parameters(Executable executable) {
    return Arrays.stream(executable.getGenericParameterTypes())
        .map(java.lang.reflect.Type::getTypeName)
        .collect(Collectors.joining(", "));
  }

  private static String kind(Class<?> type) {
    return (type.isSealed() ? "sealed " : "")
        + (type.isRecord()
            ? "record"
            : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class");
  }

  private static String name(Class<?> type) {
    return type.getName();
  }

  /** Our own and the commonest types of Java without their packages. */
  private static String shortened(String line) {
    return line.replaceAll("(java\\.(lang|util)|org\\.sqis(\\.[a-z]+)+)\\.(?=[A-Z])", "");
  }
}
