package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Node;
import org.sqis.core.policy.Designation;

/** Makes kernels of one designation for one part of the rows and one round of routes. */
final class DesignationCode {
  private static final Value.Missing NO_DISTRICT =
      new Value.Missing(MissingReason.NOT_REPORTED, "the data do not say which district");

  private final YearRun run;
  private final Designation designation;
  private final Stage.PartCode part;
  private final Code code;
  private final NodeCode nodes;
  private final byte @Nullable [] namedBefore;
  private final int @Nullable [] openBefore;
  private final List<Reg> findings = new ArrayList<>();
  private int pools = 1;

  /** The number of the pool of each row; null if there is one pool. */
  private @Nullable Reg pool;

  private @Nullable Reg member;

  /** Whether a school holds a designation that excludes this one; null if none does. */
  private @Nullable Reg excluded;

  private @Nullable Reg inBase;
  private boolean isMade;

  /**
   * @param namedBefore by row whether a route of the rounds before names it; null if there are none
   * @param openBefore by row why the rounds before are undecided, or 0
   */
  DesignationCode(
      YearRun run,
      Designation designation,
      Stage.PartCode part,
      byte @Nullable [] namedBefore,
      int @Nullable [] openBefore) {
    this.run = run;
    this.designation = designation;
    this.part = part;
    this.code = part.code();
    this.nodes = new NodeCode(code, part, -1);
    this.namedBefore = namedBefore;
    this.openBefore = openBefore;
    this.isMade = make();
  }

  /** Whether everything it reads of a school is in columns. */
  boolean isMade() {
    return isMade;
  }

  int pools() {
    return pools;
  }

  private boolean make() {
    member = part.read(designation.among(), -1, false);
    inBase = designation.baseOf().isEmpty() ? member : part.read(designation.baseOf(), -1, false);
    if (member == null || inBase == null || !pooled()) {
      return false;
    }
    for (String name : designation.except()) {
      Reg holds = part.read(name, -1, false);
      if (holds == null) {
        return false;
      }
      excluded = excluded == null ? holds : oneOf(excluded, holds);
    }
    return true;
  }

  /** Yes if one is; else the reason of the last of which it is not known. */
  private Reg oneOf(Reg left, Reg right) {
    Reg either = NodeCode.connected(code, left, right, 1);
    long[] decided = either.missing();
    if (decided == null) {
      return either;
    }
    long[] first = left.missing();
    long[] last = right.missing();
    long[] why = code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            long before = first == null ? 0 : first[i];
            long after = last == null ? 0 : last[i];
            why[i] = decided[i] == 0 ? 0 : after != 0 ? after : before;
          }
        });
    return either.withMissing(why);
  }

  private boolean pooled() {
    String by = designation.poolsBy();
    if (by.isEmpty()) {
      return true;
    }
    if (by.equals(Designation.DISTRICT)) {
      pools = Math.max(1, run.data().districts().size());
      pool = part.load(run.roster().districts(NO_DISTRICT));
      return true;
    }
    Reg read = part.read(by, -1, false);
    if (read == null) {
      return false;
    }
    if (read.shape() instanceof Shape.Answer) {
      pools = 2;
      pool = read;
      return true;
    }
    if (!(read.shape() instanceof Shape.Listed listed)) {
      return false;
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<Value> places = new ArrayList<>();
    for (Value value : listed.values()) {
      numbers.putIfAbsent(value.toString(), numbers.size());
      places.add(Value.of(Rational.of(numbers.get(value.toString()))));
    }
    pools = Math.max(1, numbers.size());
    pool = places.isEmpty() ? read : code.listed(read, places);
    return pool != null && numbers.size() == places.size();
  }

  /** A number that schools are ranked by; null if there is no kernel. */
  @Nullable Reg number(Node key) {
    Reg value = nodes.of(key);
    return value == null || value.shape() instanceof Shape.Nothing ? value : code.numeric(value);
  }

  /** Whether a school competes: yes, no, or why that is not known. */
  private @Nullable Reg competes(Node.Places places, boolean isFilling) {
    Reg may = requireMember();
    if (isFilling && namedBefore != null) {
      may = and(may, not(isNamedBefore(namedBefore)));
    }
    if (excluded != null) {
      may = and(may, not(excluded));
    }
    if (places.only() == null) {
      return may;
    }
    Reg only = nodes.of(places.only());
    return only == null ? null : and(may, only);
  }

  private Reg requireMember() {
    return Objects.requireNonNull(member, "made");
  }

  private Reg and(Reg left, Reg right) {
    return NodeCode.connected(code, left, right, 0);
  }

  private Reg not(Reg answer) {
    long[] in = answer.codes();
    long[] out = code.block();
    code.add((from, length) -> Kernels.not(in, out, length));
    return new Reg(answer.shape(), out, null, answer.missing());
  }

  /** 1 where the answer is yes, 0 where it is no or missing. */
  private long[] yes(Reg answer) {
    long[] in = answer.codes();
    long[] why = answer.missing();
    if (why == null) {
      return in;
    }
    long[] out = code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            out[i] = in[i] & (1 + ((why[i] | -why[i]) >> 63));
          }
        });
    return out;
  }

  /** Whether a school has a place by a route above. */
  private Reg isNamedBefore(byte[] named) {
    long[] isMember = yes(requireMember());
    long[] isFree = excluded == null ? null : yes(not(excluded));
    long[] out = code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            out[i] = named[from + i] & isMember[i] & (isFree == null ? 1 : isFree[i]);
          }
        });
    return new Reg(new Shape.Answer(), out, null, null);
  }

  /** Adds kernels that count the competitors of a quota; whether there are kernels. */
  boolean count(Node.Places places, Reg key, Shape.Whole shape, Quotas quotas) {
    Reg competes = competes(places, quotas.isFilling());
    Reg number = code.into(key, shape);
    if (competes == null || number == null) {
      return false;
    }
    long[] present = present(number);
    tally(counted(inBase, quotas.needsKey() ? present : null), quotas.base());
    if (quotas.isFilling() && namedBefore != null) {
      tally(isNamedBefore(namedBefore).codes(), quotas.taken());
    }
    long[] takes = yes(competes);
    if (present != null) {
      takes = both(takes, present);
    }
    select(number.codes(), takes, quotas);
    return true;
  }

  /** 1 where a value is present; null if all are. */
  private long @Nullable [] present(Reg reg) {
    long[] why = reg.missing();
    if (why == null) {
      return null;
    }
    long[] out = code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            out[i] = 1 + ((why[i] | -why[i]) >> 63);
          }
        });
    return out;
  }

  private long[] counted(@Nullable Reg answer, long @Nullable [] present) {
    long[] yes = yes(Objects.requireNonNull(answer, "made"));
    return present == null ? yes : both(yes, present);
  }

  private long[] both(long[] one, long[] other) {
    long[] out = code.block();
    code.add((from, length) -> Kernels.and(one, other, out, length));
    return out;
  }

  /** Counts rows by pool. */
  private void tally(long[] takes, long[] counts) {
    Reg own = pool;
    if (own == null) {
      code.add(
          (from, length) -> {
            long sum = 0;
            for (int i = 0; i < length; i++) {
              sum += takes[i];
            }
            counts[0] += sum;
          });
      return;
    }
    long[] pools = own.codes();
    long[] nowhere = own.missing();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            if (nowhere == null || nowhere[i] == 0) {
              counts[(int) pools[i]] += takes[i];
            }
          }
        });
  }

  private void select(long[] keys, long[] takes, Quotas quotas) {
    Selection selection = quotas.selection();
    long sign = quotas.sign();
    Reg own = pool;
    if (own == null && selection.isCounting()) {
      code.add((from, length) -> selection.count(keys, sign, takes, length));
      return;
    }
    long[] pools = own == null ? null : own.codes();
    long[] nowhere = own == null ? null : own.missing();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            if (takes[i] != 0 && (nowhere == null || nowhere[i] == 0)) {
              selection.add(sign * keys[i], pools == null ? 0 : (int) pools[i]);
            }
          }
        });
  }

  /** Adds kernels that hold each school against the line of a quota; whether there are kernels. */
  boolean place(Node.Places places, Reg key, Shape.Whole shape, Quotas quotas) {
    Reg competes = competes(places, quotas.isFilling());
    Reg number = code.into(key, shape);
    if (competes == null || number == null) {
      return false;
    }
    long[] out = code.block();
    long[] why = code.block();
    if (pool == null && competes.missing() == null) {
      plain(competes, number, quotas, out, why);
    } else {
      any(competes, number, quotas, out, why);
    }
    part.places(places.id(), new Reg(new Shape.Answer(), out, null, why));
    return true;
  }

  /** Where everybody knows who competes, in one pool. */
  private void plain(Reg competes, Reg number, Quotas quotas, long[] out, long[] why) {
    long[] may = competes.codes();
    long[] keys = number.codes();
    long[] lacking = number.missing();
    long[] isMember = yes(requireMember());
    long sign = quotas.sign();
    code.add(
        (from, length) -> {
          if (quotas.unknown() != 0) {
            for (int i = 0; i < length; i++) {
              out[i] = 0;
              why[i] = quotas.unknown() & -isMember[i];
            }
            return;
          }
          long hasPlaces = quotas.hasPlaces()[0];
          // No key has more than 61 bits; below them all, a line that nobody reaches.
          long line = Math.max(quotas.line()[0], -1L << 62);
          for (int i = 0; i < length; i++) {
            out[i] = may[i] & (1 - ((line - sign * keys[i]) >>> 63));
          }
          if (lacking == null) {
            Arrays.fill(why, 0, length, 0);
            return;
          }
          for (int i = 0; i < length; i++) {
            why[i] = lacking[i] & -(may[i] & hasPlaces);
          }
        });
  }

  private void any(Reg competes, Reg number, Quotas quotas, long[] out, long[] why) {
    long[] may = competes.codes();
    long[] open = competes.missing();
    long[] keys = number.codes();
    long[] lacking = number.missing();
    long[] isMember = yes(requireMember());
    long[] pools = pool == null ? null : pool.codes();
    long[] nowhere = pool == null ? null : pool.missing();
    long sign = quotas.sign();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            out[i] = 0;
            why[i] = 0;
            long unknown = nowhere != null && nowhere[i] != 0 ? nowhere[i] : quotas.unknown();
            if (unknown != 0) {
              why[i] = isMember[i] != 0 ? unknown : 0;
              continue;
            }
            int own = pools == null ? 0 : (int) pools[i];
            long asked = open == null ? 0 : open[i];
            if ((asked == 0 && may[i] == 0) || quotas.hasPlaces()[own] == 0) {
              continue;
            }
            if (lacking != null && lacking[i] != 0) {
              why[i] = lacking[i];
            } else if (asked == 0) {
              out[i] = sign * keys[i] <= quotas.line()[own] ? 1 : 0;
            } else {
              why[i] = sign * keys[i] <= quotas.openLine()[own] ? asked : 0;
            }
          }
        });
  }

  /** Adds the kernels of a condition; whether there are some. */
  boolean ask(Node who) {
    Reg answer = nodes.of(who);
    if (answer != null) {
      findings.add(answer);
    }
    return answer != null;
  }

  /** Whether a route names the school; missing why that is undecided. */
  private Reg named() {
    long[] yes = code.block();
    long[] open = code.block();
    byte[] before = namedBefore;
    int[] undecided = openBefore;
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            yes[i] = before == null ? 0 : before[from + i];
            open[i] = undecided == null ? 0 : undecided[from + i];
          }
        });
    boolean canBeOpen = undecided != null;
    for (Reg finding : findings) {
      canBeOpen |= finding.missing() != null;
      add(finding, yes, open);
    }
    return new Reg(new Shape.Answer(), yes, null, canBeOpen ? open : null);
  }

  /** What is not applicable names nobody and leaves nothing undecided. */
  private void add(Reg finding, long[] yes, long[] open) {
    long[] in = finding.codes();
    long[] why = finding.missing();
    if (why == null) {
      code.add((from, length) -> Kernels.or(yes, in, yes, length));
      return;
    }
    Reasons reasons = code.reasons();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            if (why[i] == 0) {
              yes[i] |= in[i];
            } else if (reasons.get(why[i]).reason() != MissingReason.NOT_APPLICABLE) {
              open[i] = reasons.both(open[i], why[i]);
            }
          }
        });
  }

  /** Keeps what the rounds so far say. */
  void keep(byte[] named, int[] undecided) {
    Reg so = named();
    long[] yes = so.codes();
    long[] open = so.missing();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            named[from + i] = (byte) yes[i];
            undecided[from + i] = open == null ? 0 : (int) open[i];
          }
        });
  }

  /** Whether a school is designated. */
  Reg answer() {
    Value.Missing never = never();
    Reg answer = never == null ? identified() : listed(code.missing(never));
    Optional<Slot> decisions = run.roster().decisions(designation.name());
    return decisions.isPresent() ? decided(answer, part.load(decisions.get())) : answer;
  }

  /** Why nobody is named this year; null if somebody can be. */
  private Value.@Nullable Missing never() {
    for (Designation.Pause pause : designation.pauses()) {
      if (pause.year().equals(run.year())) {
        return new Value.Missing(MissingReason.NOT_YET_DEFINED, "paused: " + pause.because());
      }
    }
    return designation.identify().holds(run.year())
        ? null
        : new Value.Missing(MissingReason.NOT_YET_DEFINED, "no identification in " + run.year());
  }

  /** The answer where it is open to a school; no to all others. */
  private Reg listed(Reg answer) {
    Reg isMember = requireMember();
    long[] member = isMember.codes();
    long[] memberWhy = isMember.missing();
    long[] bar = excluded == null ? null : excluded.codes();
    long[] barWhy = excluded == null ? null : excluded.missing();
    long[] in = answer.codes();
    long[] inWhy = answer.missing();
    long[] out = code.block();
    long[] why = code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            boolean isOut =
                (member[i] == 0 && (memberWhy == null || memberWhy[i] == 0))
                    || (bar != null && bar[i] != 0 && (barWhy == null || barWhy[i] == 0));
            out[i] = isOut ? 0 : in[i];
            why[i] = isOut || inWhy == null ? 0 : inWhy[i];
          }
        });
    return new Reg(new Shape.Answer(), out, null, why);
  }

  private Reg identified() {
    Reg named = named();
    Reg isMember = requireMember();
    long[] yes = named.codes();
    long[] open = named.missing();
    if (excluded == null && isMember.missing() == null) {
      long[] member = isMember.codes();
      long[] out = both(member, yes);
      if (open == null) {
        return new Reg(new Shape.Answer(), out, null, null);
      }
      long[] why = code.block();
      code.add(
          (from, length) -> {
            for (int i = 0; i < length; i++) {
              why[i] = open[i] & -(member[i] & (1 - yes[i]));
            }
          });
      return new Reg(new Shape.Answer(), out, null, why);
    }
    long[] unknown = code.both(isMember.missing(), excluded == null ? null : excluded.missing());
    long[] why = code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            long undecided = yes[i] != 0 || open == null ? 0 : open[i];
            boolean isAsked = yes[i] != 0 || undecided != 0;
            why[i] = isAsked && unknown != null && unknown[i] != 0 ? unknown[i] : undecided;
          }
        });
    return listed(new Reg(new Shape.Answer(), yes, null, why));
  }

  /** A decision stands in place of the rules, but nobody holds two that exclude each other. */
  private Reg decided(Reg answer, Reg decision) {
    long[] what = decision.codes();
    long[] in = answer.codes();
    long[] inWhy = answer.missing();
    long[] bars = excluded == null ? null : yes(excluded);
    Optional<Slot> schools = run.roster().schools();
    long[] isSchool = schools.isPresent() ? part.load(schools.get()).codes() : null;
    long[] out = code.block();
    long[] why = code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            long free = bars == null || (isSchool != null && isSchool[i] == 0) ? 1 : 1 - bars[i];
            boolean isUndecided = what[i] == Roster.UNDECIDED;
            out[i] = isUndecided ? in[i] : what[i] == Roster.DESIGNATED ? free : 0;
            why[i] = isUndecided && inWhy != null ? inWhy[i] : 0;
          }
        });
    return new Reg(new Shape.Answer(), out, null, why);
  }
}
