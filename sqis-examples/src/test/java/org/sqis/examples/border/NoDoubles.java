package org.sqis.examples.border;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** No field, parameter or result is a double or float. */
final class NoDoubles extends ArchCondition<JavaClass> {
  NoDoubles() {
    super("use no floating-point number");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    type.getMembers().stream()
        .flatMap(member -> member.getAllInvolvedRawTypes().stream())
        .filter(used -> used.getName().equals("double") || used.getName().equals("float"))
        .forEach(
            used ->
                events.add(SimpleConditionEvent.violated(type, type.getName() + " uses " + used)));
  }
}
