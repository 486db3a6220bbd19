package io.ikart.testing;

import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.ikart.schemas.topic.Topic;
import java.util.List;

/** What a module has to do with topics, as its byte code has it. */
public final class MentionedTopics {

  private MentionedTopics() {}

  /** The topics of the catalogue that classes of the package and those beneath it name. */
  public static List<Topic> in(String packageName) {
    return new ClassFileImporter()
        .withImportOption(new DoNotIncludeTests()).importPackages(packageName).stream()
            .flatMap(type -> type.getFieldAccessesFromSelf().stream())
            .map(JavaFieldAccess::getTarget)
            .filter(MentionedTopics::isOfTheCatalogue)
            .map(MentionedTopics::topic)
            .distinct()
            .toList();
  }

  private static boolean isOfTheCatalogue(FieldAccessTarget field) {
    return field.getRawType().isEquivalentTo(Topic.class)
        && field.getOwner().getPackageName().equals(Topic.class.getPackageName());
  }

  private static Topic topic(FieldAccessTarget field) {
    try {
      return (Topic) Class.forName(field.getOwner().getName()).getField(field.getName()).get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(field.getFullName(), e);
    }
  }
}
