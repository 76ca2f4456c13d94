package io.crossfoot;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The shape of the whole, as rules that fail the build. */
@AnalyzeClasses(packages = "io.crossfoot", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String SCHEMA = "io.crossfoot.schema..";
    private static final String COMMON = "io.crossfoot.common..";
    private static final String INGEST = "io.crossfoot.ingest..";
    private static final String AGGREGATE = "io.crossfoot.aggregate..";
    private static final String RECONCILE = "io.crossfoot.reconcile..";

    @ArchTest
    static final ArchRule ingestKnowsNoOtherApp = appKnowsOnlyItselfAndCommon(INGEST);

    @ArchTest
    static final ArchRule aggregateKnowsNoOtherApp = appKnowsOnlyItselfAndCommon(AGGREGATE);

    @ArchTest
    static final ArchRule reconcileKnowsNoOtherApp = appKnowsOnlyItselfAndCommon(RECONCILE);

    @ArchTest
    static final ArchRule commonKnowsNoApp = packageKnowsOnly(COMMON, COMMON, SCHEMA);

    @ArchTest
    static final ArchRule packagesAreNamedForWhatTheyAreAbout = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..impl..", "..helper..", "..helpers..", "..model..")
            .because("such a name says nothing; name the package for its feature")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule classesAreNamedForWhatTheyDo = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
            .because("such a name hides the thing's real one")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule kafkaInternalsAreTouchedInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("io.crossfoot.common.streams")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..internals..")
            .because("Kafka changes its internals without notice, so one package has to keep up with them")
            .allowEmptyShould(true);

    private static ArchRule appKnowsOnlyItselfAndCommon(String app) {
        return packageKnowsOnly(app, app, COMMON, SCHEMA);
    }

    private static ArchRule packageKnowsOnly(String from, String... known) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(resideInAPackage("io.crossfoot..").and(not(resideInAnyPackage(known))))
                .because("the apps meet in topics and schemas only, so that each is deployed and upgraded alone")
                .allowEmptyShould(true);
    }
}
