package org.sqis.dsl.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Loading;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.PolicySpec;

/** A few schools with random values for the inputs of whatever policy. */
final class SmallData {
  private final PolicySpec policy;
  private final Random random;

  SmallData(PolicySpec policy, Random random) {
    this.policy = policy;
    this.random = random;
  }

  /** Data of a year the policy governs; empty if the values do not fit the inputs. */
  Optional<Dataset> of(int schools) {
    SchoolYear first = policy.header().first();
    SchoolYear last = policy.header().last();
    SchoolYear year = random.nextBoolean() ? first : last;
    Dataset.Builder data = Dataset.builder(policy).year(year);
    fillWide(data, year);
    for (int i = 0; i < schools; i++) {
      String id = "s" + i;
      data.school(id, "School", i % 2 == 0 || isDistrictNeeded() ? "Lawndale" : "");
      fill(data, year, id);
      if (year.start() > 1900 && random.nextBoolean()) {
        fill(data, new SchoolYear(year.start() - 1), id);
      }
    }
    if (year.start() > 1900 && random.nextBoolean()) {
      fillWide(data, new SchoolYear(year.start() - 1));
    }
    Loading loading = data.build();
    return loading.hasErrors() ? Optional.empty() : Optional.of(loading.dataset());
  }

  private boolean isDistrictNeeded() {
    return policy.inputs().stream()
        .anyMatch(input -> input.each() == UnitOfAnalysis.DISTRICT && input.neverMissing());
  }

  /** Values of the one district, and of the consortium. */
  private void fillWide(Dataset.Builder data, SchoolYear year) {
    for (Input input : policy.inputs()) {
      if (input.each() == UnitOfAnalysis.DISTRICT) {
        data.setOfDistrict(year, "Lawndale", input.name(), value(input));
      } else if (input.each() == UnitOfAnalysis.CONSORTIUM) {
        data.setOfConsortium(year, input.name(), value(input));
      }
    }
  }

  private void fill(Dataset.Builder data, SchoolYear year, String id) {
    for (Input input : policy.inputs()) {
      if (input.each() == UnitOfAnalysis.SCHOOL) {
        data.set(year, id, input.name(), value(input));
        continue;
      }
      if (input.each().isWiderThanSchool()) {
        continue;
      }
      for (Group group : policy.groups()) {
        if (group.name().equals("all") || random.nextInt(5) > 0) {
          data.set(year, id, input.name(), group.name(), value(input));
        }
      }
    }
  }

  private Value value(Input input) {
    if (!input.neverMissing() && random.nextInt(5) == 0) {
      List<MissingReason> reasons = List.of(MissingReason.values());
      return Value.missing(reasons.get(random.nextInt(reasons.size())));
    }
    if (input.type() instanceof Type.YesNo) {
      return random.nextBoolean() ? Value.YesNo.YES : Value.YesNo.NO;
    }
    if (input.type() instanceof Type.OneOf words) {
      return new Value.Word(words.options().get(random.nextInt(words.options().size())));
    }
    if (input.type() instanceof Type.FreeText) {
      return new Value.Text("text");
    }
    // A part is never more than its whole, however many wholes stand above it.
    Rational number = Rational.of(input.partOf().isEmpty() ? 40 + random.nextInt(60) : 20);
    boolean isPercent = input.type() instanceof Type.Numeric one && one.unit() == Unit.PERCENT;
    number = isPercent ? number.dividedBy(Rational.HUNDRED) : number;
    if (input.max() != null && number.compareTo(input.max()) > 0) {
      number = input.max();
    }
    if (input.min() != null && number.compareTo(input.min()) < 0) {
      number = input.min();
    }
    return Value.of(number);
  }
}
