package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqis.core.expr.Expr;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;

/** Where the book speaks of each name of a policy, and what the name is called. */
final class References {
  /** A remark in quotes, or a name; what follows tells functions and options from names. */
  private static final Pattern NAME =
      Pattern.compile("\"[^\"]*\"|([\\p{L}_][\\p{L}\\p{N}_]*)(?![\\p{L}\\p{N}_(:])");

  private final Map<String, String> anchors = new LinkedHashMap<>();
  private final Map<String, String> titles = new LinkedHashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final List<PolicyHeader.Source> sources;

  private References(List<PolicyHeader.Source> sources) {
    this.sources = List.copyOf(sources);
  }

  static References of(PolicySpec spec) {
    References references = new References(spec.header().sources());
    spec.parameters().forEach(one -> references.add("parameter", one.name(), ""));
    Words.byName(spec.parameters(), Parameter::name)
        .forEach((name, all) -> references.values.put(name, all.size() == 1 ? value(all) : ""));
    spec.groups().forEach(one -> references.add("group", one.name(), one.title()));
    spec.inputs().forEach(one -> references.add("input", one.name(), ""));
    spec.measures().forEach(one -> references.add("measure", one.name(), one.title()));
    spec.levels().forEach(one -> references.add("levels", one.name(), one.title()));
    spec.grids().forEach(one -> references.add("grid", one.name(), one.title()));
    spec.indexes().forEach(one -> references.add("index", one.name(), one.title()));
    spec.memberships().forEach(one -> references.add("membership", one.name(), one.title()));
    spec.cohorts().forEach(one -> references.add("cohort", one.name(), one.title()));
    spec.designations().forEach(one -> references.add("designation", one.name(), one.title()));
    spec.ladders().forEach(one -> references.add("ladder", one.name(), one.title()));
    spec.procedures().forEach(one -> references.add("procedure", one.name(), one.title()));
    spec.overlays().forEach(one -> references.add("overlay", one.name(), one.title()));
    spec.header().calendar().names().forEach(one -> references.add("season", one, ""));
    for (var group : spec.groups()) {
      if (!group.family().isEmpty()) {
        references.anchors.putIfAbsent(group.family(), "groups");
      }
    }
    return references;
  }

  private static String value(List<Parameter> only) {
    Expr value = only.get(0).value();
    return value == null ? "not set" : value.toString();
  }

  private void add(String kind, String name, String title) {
    anchors.putIfAbsent(name, anchor(kind, name));
    if (!title.isEmpty()) {
      titles.putIfAbsent(name, title);
    }
  }

  /** The anchor of a declaration; the same whatever else the policy holds. */
  static String anchor(String kind, String name) {
    StringBuilder anchor = new StringBuilder(kind + "-");
    name.codePoints()
        .forEach(
            c -> {
              boolean isPlain = c < 128 && (Character.isLetterOrDigit(c) || c == '_');
              anchor.append(isPlain ? Character.toString(c) : "." + Integer.toHexString(c) + ".");
            });
    return anchor.toString();
  }

  /** The name as the rule file writes it, leading to where the book speaks of it. */
  Text name(String name) {
    return Text.of(name, Span.Style.CODE, anchors.getOrDefault(name, ""));
  }

  /** The title, leading to where the book speaks of it, and the name. */
  Text titled(String name) {
    String title = titles.getOrDefault(name, "");
    if (title.isEmpty()) {
      return name(name);
    }
    String anchor = anchors.getOrDefault(name, "");
    return Text.of(title, Span.Style.PLAIN, anchor).and(" (").and(Text.code(name)).and(")");
  }

  /** A heading: title and name, leading nowhere. */
  Text heading(String name) {
    String title = titles.getOrDefault(name, "");
    return title.isEmpty()
        ? Text.code(name)
        : Text.of(title).and(" (").and(Text.code(name)).and(")");
  }

  /** Something written in the rule language; its names lead to where the book speaks of them. */
  Text written(Object rule) {
    String text = rule.toString();
    Matcher matcher = NAME.matcher(text);
    Text all = Text.NONE;
    int end = 0;
    while (matcher.find()) {
      String name = matcher.group(1);
      if (name != null && anchors.containsKey(name)) {
        all = all.and(Text.code(text.substring(end, matcher.start()))).and(name(name));
        end = matcher.end();
      }
    }
    return all.and(Text.code(text.substring(end)));
  }

  /**
   * The names that rules mention, each once, in order, parameters with their values; not groups.
   */
  List<Text> mentioned(List<Text> rules, String self) {
    Map<String, Text> mentioned = new LinkedHashMap<>();
    for (Text rule : rules) {
      for (Span span : rule.spans()) {
        String name = span.text();
        boolean isGroup = span.anchor().equals(anchor("group", name));
        if (!span.anchor().isEmpty() && !name.equals(self) && !isGroup) {
          String value = values.getOrDefault(name, "");
          mentioned.putIfAbsent(name, name(name).and(value.isEmpty() ? "" : " (" + value + ")"));
        }
      }
    }
    return List.copyOf(mentioned.values());
  }

  /** What a rule cites; the number of each source of the list leads to it. */
  Text cited(String source) {
    List<Text> parts = new ArrayList<>();
    for (String part : source.split(",", -1)) {
      String words = part.strip();
      Text text = Text.of(words);
      for (int i = 0; i < sources.size(); i++) {
        String name = sources.get(i).name();
        if (words.equals(name) || words.startsWith(name + " ")) {
          String number = "[" + (i + 1) + "]";
          text = text.and(" ").and(Text.of(number, Span.Style.PLAIN, anchor("source", name)));
          break;
        }
      }
      parts.add(text);
    }
    return Text.join(", ", parts);
  }
}
