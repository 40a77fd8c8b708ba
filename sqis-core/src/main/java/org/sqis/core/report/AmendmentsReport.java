package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sqis.core.Policy;
import org.sqis.core.change.Amendments;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;

/** Published results beside those of today: each value that differs, as it was and as it is. */
public final class AmendmentsReport {
  private AmendmentsReport() {}

  /**
   * The report.
   *
   * @param remarks what whoever prints it has to say, one line each
   */
  public static Report of(Policy policy, Amendments amendments, List<String> remarks) {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(amendments, "amendments");
    List<String> lines = new ArrayList<>(remarks);
    if (amendments.hasOtherRules()) {
      String digest = amendments.keptPolicyDigest();
      lines.add(
          "The rules are others too: the published results are of the policy " + digest + ".");
    }
    Head head = new Head(policy.spec().header(), amendments.origin(), lines);
    List<List<String>> rows =
        amendments.values().stream()
            .map(
                one ->
                    List.of(
                        one.id(), one.name(), one.result(), one.group(), one.before(), one.after()))
            .toList();
    List<String> columns = List.of("id", "name", "result", "group", "was", "is");
    Block table =
        Parts.table(summary(amendments), columns, rows, "Nothing differs. " + of(amendments));
    Document document =
        new Document(
            "Amended results: " + head.title(),
            head.blocks(),
            List.of(Parts.section("amended", "Published and today", List.of(table))));
    return new Report(document, head.stamped(columns, rows), tree(head, amendments));
  }

  private static String summary(Amendments amendments) {
    return Parts.counted(amendments.values().size(), "value")
        + " of "
        + Parts.counted(amendments.schools(), "school")
        + " differ. "
        + of(amendments);
  }

  private static String of(Amendments amendments) {
    return Parts.counted(amendments.compared(), "value")
        + " were compared with those in "
        + amendments.kept()
        + ".";
  }

  private static Map<String, Object> tree(Head head, Amendments amendments) {
    Map<String, Object> tree = head.tree("amendments");
    tree.put("published", amendments.kept());
    tree.put("published_policy_digest", amendments.keptPolicyDigest());
    tree.put("compared", amendments.compared());
    List<Object> values = new ArrayList<>();
    for (Amendments.Amended one : amendments.values()) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("id", one.id());
      value.put("name", one.name());
      value.put("result", one.result());
      if (!one.group().isEmpty()) {
        value.put("group", one.group());
      }
      value.put("was", one.before());
      value.put("is", one.after());
      values.add(value);
    }
    tree.put("values", values);
    return tree;
  }
}
