package org.videocity.itests.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What is asked of compiled classes; every rule is shown to bite in {@link RulesBiteTest}. */
final class Rules {
    private static final Set<String> DS_ANNOTATIONS = Set.of(
            "org.osgi.service.component.annotations.Reference", "org.osgi.service.component.annotations.Activate");

    private Rules() {}

    /** Refers to nothing but these packages and what is below them, and to nobody else's internals. */
    static ArchRule onlyUses(List<String> roots, String ownRoot) {
        return classes()
                .should(dependOnlyOn(
                        "use only " + roots,
                        target -> ArrowTable.isBelow(target.getPackageName(), roots)
                                && !isForeignInternal(target.getPackageName(), ownRoot)))
                .allowEmptyShould(true);
    }

    /** Has no sockets, files, threads or log: bytes in, messages out (design.md section 2 rule 2). */
    static ArchRule sansIo() {
        return classes()
                .should(dependOnlyOn("be sans I/O", target -> !isInputOutput(target)))
                .allowEmptyShould(true);
    }

    /** Has no two packages that need each other; a package and its {@code internal} half count as one. */
    static ArchRule noCycles() {
        return slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().allowEmptyShould(true);
    }

    /** Gets what it needs through the constructor. */
    static ArchRule noFieldInjection() {
        return fields().should()
                .notBeAnnotatedWith(DescribedPredicate.describe(
                        "a Declarative Services annotation",
                        a -> DS_ANNOTATIONS.contains(a.getRawType().getName())))
                .allowEmptyShould(true);
    }

    /** Waits for something, never for time. */
    static ArchRule noSleep() {
        return noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "sleep",
                        (JavaCall<?> call) -> call.getName().equals("sleep")
                                && Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                                        .contains(call.getTargetOwner().getName())))
                .allowEmptyShould(true);
    }

    /** Is finished: has no method that only says it is not there. */
    static ArchRule noUnsupportedOperations() {
        return noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "makes an UnsupportedOperationException",
                        (JavaAccess<?> access) ->
                                access.getTargetOwner().getName().equals("java.lang.UnsupportedOperationException")))
                .allowEmptyShould(true);
    }

    /** Is named after what it is. */
    static ArchRule tellingNames() {
        return classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Manager|Impl|Helpers?)")
                .allowEmptyShould(true);
    }

    /** Lives below its bundle's root package. */
    static ArchRule livesBelow(String root) {
        return classes().should().resideInAnyPackage(root, root + "..").allowEmptyShould(true);
    }

    private static boolean isForeignInternal(String packageName, String ownRoot) {
        return packageName.startsWith("org.videocity.")
                && packageName.contains(".internal")
                && !ArrowTable.isBelow(packageName, List.of(ownRoot));
    }

    private static boolean isInputOutput(JavaClass target) {
        String name = target.getName();
        return (name.startsWith("java.net.") && name.matches(".*(Socket|Channel|Connection|URL|Http).*"))
                || name.startsWith("java.nio.channels.")
                || name.startsWith("java.nio.file.")
                || name.matches("java\\.io\\.(File|RandomAccessFile).*")
                || name.matches("java\\.util\\.concurrent\\..*(Executor|ForkJoin|CompletableFuture|CompletionStage).*")
                || name.matches("java\\.lang\\.Thread(\\$.*|Group|Local)?")
                || name.matches("java\\.util\\.Timer(Task)?")
                || name.startsWith("java.util.logging.")
                || name.startsWith("java.lang.System$Logger")
                || name.startsWith("org.slf4j.");
    }

    private static ArchCondition<JavaClass> dependOnlyOn(String description, Predicate<JavaClass> allowed) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                for (Dependency arrow : from.getDirectDependenciesFromSelf()) {
                    JavaClass target = arrow.getTargetClass().getBaseComponentType();
                    if (!target.isPrimitive() && !allowed.test(target)) {
                        events.add(violated(from, arrow.getDescription()));
                    }
                }
            }
        };
    }

    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName().replaceFirst("\\.internal$", ""));
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
