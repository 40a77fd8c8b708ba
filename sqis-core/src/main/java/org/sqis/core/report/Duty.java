package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.duty.Obligation;
import org.sqis.core.rulebook.Block;

/** Writes obligations. Stateless. */
final class Duty {
  private static final List<String> COLUMNS =
      List.of("year", "who", "must", "what", "in", "due", "state", "met on", "because", "provided");

  private Duty() {}

  static Block table(String caption, List<Obligation> all, String otherwise) {
    return Parts.table(caption, COLUMNS, all.stream().map(Duty::row).toList(), otherwise);
  }

  private static List<String> row(Obligation one) {
    return List.of(
        one.year().toString(),
        String.join(", ", one.who()),
        one.must(),
        one.what(),
        one.in(),
        due(one),
        one.state().word(),
        one.metOn() == null ? "" : one.metOn().toString(),
        one.because(),
        provided(one));
  }

  static String due(Obligation one) {
    boolean isSaid = one.due() == null || one.dueWords().equals(one.due().toString());
    return one.dueWords() + (isSaid ? "" : " (" + one.due() + ")");
  }

  private static String provided(Obligation one) {
    List<String> shown = new ArrayList<>();
    one.shown()
        .forEach(
            each ->
                shown.add(
                    each.what() + ": " + (each.isMet() ? "met" : "unmet") + ", " + each.why()));
    return String.join("; ", shown);
  }

  static Map<String, Object> tree(Obligation one) {
    Map<String, Object> tree = new LinkedHashMap<>();
    String id = one.year() + "/" + one.ladder() + "/" + one.what() + "/" + one.dueWords();
    tree.put("obligation", one.school() + "/" + id);
    tree.put("ladder", one.ladder());
    tree.put("in", one.in());
    tree.put("year", one.year().toString());
    tree.put("who", one.who());
    tree.put("must", one.must());
    tree.put("what", one.what());
    tree.put("due", one.due() == null ? "" : one.due().toString());
    tree.put("due_words", one.dueWords());
    tree.put("state", one.state().word());
    tree.put("met_on", one.metOn() == null ? "" : one.metOn().toString());
    tree.put("because", one.because());
    List<Object> shown = new ArrayList<>();
    for (Obligation.Shown each : one.shown()) {
      Map<String, Object> proviso = new LinkedHashMap<>();
      proviso.put("proviso", each.what());
      proviso.put("met", each.isMet());
      proviso.put("why", each.why());
      shown.add(proviso);
    }
    tree.put("provisos", shown);
    return tree;
  }
}
