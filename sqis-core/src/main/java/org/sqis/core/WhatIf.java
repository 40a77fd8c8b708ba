package org.sqis.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.explain.Explanation;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.PolicyProof;
import org.sqis.core.policy.Changeable;
import org.sqis.core.policy.Overlay;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.NearestName;

/** A policy with another value of one parameter. Confined to one thread. */
final class WhatIf {
  private final PolicySpec spec;
  private final String name;

  /**
   * @throws IllegalArgumentException if there is no such parameter
   */
  WhatIf(PolicySpec spec, String name) {
    this.spec = spec;
    this.name = name;
    List<String> names = spec.parameters().stream().map(Parameter::name).toList();
    if (!names.contains(name)) {
      String near =
          NearestName.find(name, names).map(other -> "; did you mean " + other + "?").orElse("");
      throw new IllegalArgumentException("name must be a parameter: " + name + near);
    }
  }

  /** The value in every year. */
  PolicySpec inAllYears(String value) {
    List<Parameter> parameters = new ArrayList<>();
    Expr tried = null;
    for (Parameter parameter : spec.parameters()) {
      if (!parameter.name().equals(name)) {
        parameters.add(parameter);
        continue;
      }
      Parameter changed = changed(parameter, value.strip(), parameter.years());
      tried = changed.value();
      parameters.add(changed);
    }
    return spec.withParameters(parameters).withOverlays(quoting(tried, null));
  }

  /** The value in one year; years before and after keep theirs. */
  PolicySpec inYear(SchoolYear year, String value) {
    List<Parameter> parameters = new ArrayList<>();
    Expr tried = null;
    boolean isFound = false;
    for (Parameter parameter : spec.parameters()) {
      List<YearRange> parts = parts(parameter, year);
      if (parts.isEmpty()) {
        parameters.add(parameter);
      }
      for (YearRange part : parts) {
        boolean isMeant = part.contains(year);
        isFound |= isMeant;
        Parameter one =
            isMeant
                ? changed(parameter, value.strip(), part)
                : new Parameter(
                    name,
                    parameter.value(),
                    parameter.type(),
                    parameter.provenance(),
                    parameter.source(),
                    parameter.meaning(),
                    part);
        tried = isMeant ? one.value() : tried;
        parameters.add(one);
      }
    }
    if (!isFound) {
      throw new IllegalArgumentException(
          "year must be one in which " + name + " has a value: " + year);
    }
    return spec.withParameters(parameters).withOverlays(quoting(tried, year));
  }

  /** The years before, of and after {@code year} of a row of the parameter; none of other rows. */
  private List<YearRange> parts(Parameter parameter, SchoolYear year) {
    PolicyHeader header = spec.header();
    YearRange years =
        parameter.years() == null
            ? new YearRange(header.first(), header.last())
            : parameter.years();
    if (!parameter.name().equals(name) || !years.contains(year)) {
      return List.of();
    }
    List<YearRange> parts = new ArrayList<>();
    if (years.first().compareTo(year) < 0) {
      parts.add(new YearRange(years.first(), new SchoolYear(year.start() - 1)));
    }
    parts.add(new YearRange(year, year));
    if (years.last().compareTo(year) > 0) {
      parts.add(new YearRange(new SchoolYear(year.start() + 1), years.last()));
    }
    return parts;
  }

  /** Where the parts of the policy are written, after a row was divided by {@link #inYear}. */
  Map<String, Explanation.Written> written(
      SchoolYear year, Map<String, Explanation.Written> before) {
    Map<String, Explanation.Written> after = new HashMap<>(before);
    String first = PolicyProof.path("parameter", name, 1);
    after.keySet().removeIf(path -> isBelow(path, first) || path.startsWith(first + "@"));
    int old = 0;
    int now = 0;
    for (Parameter parameter : spec.parameters()) {
      if (!parameter.name().equals(name)) {
        continue;
      }
      String from = PolicyProof.path("parameter", name, ++old);
      int copies = Math.max(1, parts(parameter, year).size());
      for (int i = 0; i < copies; i++) {
        String to = PolicyProof.path("parameter", name, ++now);
        before.forEach(
            (path, place) -> {
              if (isBelow(path, from)) {
                after.put(to + path.substring(from.length()), place);
              }
            });
      }
    }
    return after;
  }

  private static boolean isBelow(String path, String part) {
    return path.equals(part) || path.startsWith(part + "/");
  }

  /**
   * The overlays, quoting the value tried out; a district keeps the value of its own.
   *
   * @param year the only year in which it is tried; null for all
   */
  private List<Overlay> quoting(@Nullable Expr tried, @Nullable SchoolYear year) {
    Changeable what = new Changeable.ParameterValue(name);
    List<Overlay> overlays = new ArrayList<>();
    for (Overlay overlay : spec.overlays()) {
      List<Overlay.Change> changes = new ArrayList<>();
      for (Overlay.Change change : overlay.changes()) {
        if (!change.what().equals(what) || !isOf(overlay, year)) {
          changes.add(change);
        } else if (!change.to().equals(tried)) {
          changes.add(new Overlay.Change(what, change.columns(), tried, change.to()));
        }
      }
      overlays.add(overlay.withChanges(changes));
    }
    return overlays;
  }

  /** Whether an overlay is in force in no year in which the value is not tried. */
  private boolean isOf(Overlay overlay, @Nullable SchoolYear year) {
    if (year == null) {
      return true;
    }
    PolicyHeader header = spec.header();
    YearRange years =
        overlay.years() == null ? new YearRange(header.first(), header.last()) : overlay.years();
    return years.equals(new YearRange(year, year));
  }

  private static Parameter changed(Parameter parameter, String value, @Nullable YearRange years) {
    if (value.equals("not set")) {
      return new Parameter(
          parameter.name(),
          null,
          parameter.type(),
          null,
          parameter.source(),
          parameter.meaning(),
          years);
    }
    boolean isPercent = value.endsWith("%");
    String digits = isPercent ? value.substring(0, value.length() - 1).strip() : value;
    var number = Rational.parse(digits);
    if (number.isPresent()) {
      Rational held = isPercent ? number.get().dividedBy(Rational.HUNDRED) : number.get();
      return asChoice(parameter, new Expr.Numeral(held, isPercent), years);
    }
    if (value.equals("yes") || value.equals("no")) {
      return asChoice(parameter, new Expr.Answer(value.equals("yes")), years);
    }
    var date = CalendarDate.parse(value);
    if (date.isPresent()) {
      return asChoice(parameter, new Expr.Date(date.get()), years);
    }
    if (!value.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      String shown = value.length() > 60 ? value.substring(0, 57) + "\u2026" : value;
      throw new IllegalArgumentException(
          "value must be a number, a date, yes, no or a word: " + shown);
    }
    return asChoice(parameter, new Expr.Name(value), years);
  }

  /** A parameter that was not set has no provenance; a value tried out is a choice. */
  private static Parameter asChoice(Parameter parameter, Expr value, @Nullable YearRange years) {
    return new Parameter(
        parameter.name(),
        value,
        parameter.type(),
        Objects.requireNonNullElse(parameter.provenance(), Provenance.CHOICE),
        parameter.source(),
        parameter.meaning(),
        years);
  }
}
