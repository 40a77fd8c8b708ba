package org.sqis.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.joining.Checklist;
import org.sqis.core.joining.PoolChange;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.Joining;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.NearestName;
import org.sqis.core.report.JoiningReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sqis join}: how a district joins or leaves, and what that changes. */
@Command(
    name = "join",
    description = {
      "Says what a district still lacks to join, and what changes when it does.",
      "Which requirements are waived for districts on a day, what is still missing, and cohorts,",
      "quotas and designations before and after a district joins or leaves. Without --district: the",
      "grants and checklists of all."
    },
    footer = {
      "",
      "Examples:",
      "  sqis join sqis-examples/core-waiver --as-of 2014-10-01",
      "  sqis join sqis-examples/core-waiver --district \"Sanger Unified\" --year 2015-16",
      "  sqis join sqis-examples/core-waiver --district \"Oakland Unified\" --leave --from 2016-07-01"
    })
final class JoinCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private PathArgument path;
  @Mixin private ParameterOptions parameters;
  @Mixin private DataOptions dataOptions;
  @Mixin private YearOption year;
  @Mixin private ReportOptions report = new ReportOptions();

  @Option(
      names = "--district",
      paramLabel = "NAME",
      description = "the district that joins or leaves, as data or rules name it")
  private String district = "";

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = {
        "the first day on which it is a member, or with --leave no member any more; the first day of",
        "the school year in which the last list takes effect if not said"
      })
  private @Nullable String from;

  @Option(names = "--leave", description = "the district leaves")
  private boolean isLeaving;

  @Option(
      names = "--membership",
      paramLabel = "NAME",
      description = "the membership that changes; the one on which designations rest if not said")
  private String membership = "";

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = {
        "the day as of which grants and checklists stand so; records of later days do not count;",
        "the day of --from if not said"
      })
  private @Nullable String asOf;

  JoinCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    Format asked = report.format(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);
    if (district.isEmpty() && (isLeaving || from != null || !membership.isEmpty())) {
      throw Failure.usage(
          "--leave, --from and --membership are about one district: give --district");
    }
    CalendarDate typed = from == null ? null : DayOption.day("--from", from);
    CalendarDate typedDay = asOf == null ? null : DayOption.day("--as-of", asOf);
    Workspace workspace = Workspace.open(path, parameters, dataOptions, console);
    Policy policy = workspace.policy();
    Dataset data = year.of(workspace);
    CalendarDate first = typed == null ? inEffect(policy, data) : typed;
    CalendarDate day = typedDay == null ? first : typedDay;
    JoiningReport.Asked question =
        district.isEmpty()
            ? new JoiningReport.Asked(day, "", null, "")
            : asked(policy, data, first, day);
    PoolChange change = question.pool();
    Determinations all = change == null ? policy.determinations(data) : change.before();
    report.print(
        JoiningReport.of(policy, all, data.entries(), question, workspace.remarks()),
        asked,
        path,
        console);
    return ExitCode.FINE;
  }

  /** The first day of the school year in which the last list takes effect. */
  private static CalendarDate inEffect(Policy policy, Dataset data) {
    return policy
        .spec()
        .header()
        .calendar()
        .firstDay(SchoolCalendar.SCHOOL_YEAR, new SchoolYear(data.year().start() + 1));
  }

  private JoiningReport.Asked asked(
      Policy policy, Dataset data, CalendarDate first, CalendarDate day) throws Failure {
    Membership changing = membership(policy.spec());
    requireKnown(policy.spec(), data);
    boolean isMember = changing.holds(district, first);
    String remark = "";
    if (isLeaving && !isMember) {
      throw Failure.usage(
          "--leave: `" + district + "` is no member of `" + changing.name() + "` on " + first);
    }
    if (isLeaving && changing.districts().stream().allMatch(one -> isOwn(one.district()))) {
      throw Failure.usage("--leave: nobody else would be left in `" + changing.name() + "`");
    }
    if (!isLeaving && isMember) {
      remark = district + " is a member of " + changing.name() + " on " + first + " already.";
    } else if (data.entities().stream().noneMatch(one -> isOwn(one.districtName()))) {
      remark =
          "The data of "
              + data.year()
              + " have no school of "
              + district
              + ", so that the pool cannot be compared.";
    }
    PoolChange change =
        remark.isEmpty()
            ? PoolChange.of(
                policy, data, new PoolChange.Request(changing.name(), district, first, isLeaving))
            : null;
    return new JoiningReport.Asked(day, district, change, remark);
  }

  private boolean isOwn(String other) {
    return other.equals(district);
  }

  private void requireKnown(PolicySpec spec, Dataset data) throws Failure {
    Set<String> known = new LinkedHashSet<>();
    data.entities().forEach(one -> known.add(one.districtName()));
    spec.memberships().forEach(one -> one.districts().forEach(row -> known.add(row.district())));
    known.addAll(Checklist.applicants(data.entries()));
    known.remove("");
    if (!known.contains(district)) {
      List<String> longer = known.stream().filter(one -> one.startsWith(district)).toList();
      if (longer.size() == 1) {
        throw Failure.usage("--district: write `" + longer.get(0) + "`, not `" + district + "`");
      }
      throw Failure.usage("--district: " + NearestName.unknown("district", district, known));
    }
  }

  private Membership membership(PolicySpec spec) throws Failure {
    List<String> names = spec.memberships().stream().map(Membership::name).toList();
    List<String> resting = PoolChange.memberships(spec);
    String name = membership;
    if (name.isEmpty() && resting.size() == 1) {
      name = resting.get(0);
    } else if (name.isEmpty() && resting.isEmpty()) {
      name =
          spec.procedures().stream()
              .filter(Joining.class::isInstance)
              .map(one -> ((Joining) one).membership())
              .findFirst()
              .orElse("");
    }
    if (names.isEmpty()) {
      throw Failure.usage("the policy `" + spec.header().name() + "` declares no membership");
    }
    if (name.isEmpty()) {
      throw Failure.usage(
          "the policy has the memberships "
              + names
              + "; say which one changes with --membership NAME");
    }
    if (!names.contains(name)) {
      throw Failure.usage("--membership: " + NearestName.unknown("membership", name, names));
    }
    String found = name;
    return spec.memberships().stream()
        .filter(one -> one.name().equals(found))
        .findFirst()
        .orElseThrow();
  }
}
